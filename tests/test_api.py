from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman import demo
from dragoman.api import Session
from hand_built import HandCoder

TEXT = (
    "date 2025-02-18\n\nDrovia will visit Belmark on 2025-02-25. "
    "Drovia accused Belmark of theft on 2025-02-17. Drovia told Belmark that the bank is closed."
)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr("dragoman.api.Coder", HandCoder)
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    session = dragoman.open(tmp_path / "ledger.sqlite", actors=[demo.actors()])
    session.read(tmp_path / "report.txt", outlet="Gazette")
    return session


def test_a_session_reads_and_answers(session: Session) -> None:
    with session:
        assert [row.act for row in session.timeline("Drovia", "Belmark")] == ["ACCUSE", "visit"]
        assert [event.type for event in session.events(between=("XDR", "Belmark"))] == ["ACCUSE"]
        assert len(session.statements(speaker="Drovia")) == 1
        assert session.meetings("Belmark")[0].state == "scheduled"
        assert list(session.positions()) == []
        assert session.search("theft", kind="event")[0].source.outlet == "Gazette"


def test_results_behave_as_a_list(session: Session) -> None:
    rows = session.timeline()
    assert len(rows) == 2
    assert rows[-1] == list(rows)[1]
    assert list(rows[:1]) == [rows[0]]


def test_results_become_a_frame_with_days(session: Session) -> None:
    frame = session.events().to_pandas()
    assert list(frame["type"]) == ["ACCUSE"]
    assert str(frame["from"].dt.date[0]) == "2025-02-17"
    assert session.positions().to_pandas().empty


def test_without_pandas_the_error_says_what_to_install(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def barred(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", barred)
    with pytest.raises(ImportError, match=r'pip install "dragoman\[data\]"'):
        session.events().to_pandas()


def test_a_readonly_session_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(dragoman.LedgerError, match="no such ledger"):
        dragoman.open(tmp_path / "none.sqlite", readonly=True)
