"""A small ledger behind the pages: invented reports, coded by hand, one of them hostile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from builders import findings as norland
from builders import report as norland_report
from dragoman import demo
from dragoman.api import Session
from dragoman.ledger import Ledger
from dragoman.pipeline import relink
from dragoman.records import Report
from dragoman.resolve import ActorTables
from dragoman.web import create_app
from hand_built import HandCoder

BASE = "http://127.0.0.1:8765"
HOSTILE = (
    "<script>alert(1)</script> Drovia told Belmark that <b>the bank</b> \u202eis\u202c shut\x07. "
    "Drovia accused Belmark of theft on 2025-03-01."
)
REPORTS = (
    ("2025-02-04", "Gazette", "Drovia will visit Belmark on 2025-02-25."),
    ("2025-02-14", "Courier", "Drovia told Belmark that the bank is closed."),
    ("2025-02-20", "Gazette", "Drovia called off the visit to Belmark on 2025-02-25."),
    ("2025-03-02", "Courier", HOSTILE),
    ("2025-03-03", "人民日报", "外交部长说,中国愿意同邻国对话。"),
)


@pytest.fixture(scope="session")
def tables() -> ActorTables:
    """Loaded once: the shipped tables are large."""
    return ActorTables.load(extra=[demo.actors()])


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, tables: ActorTables) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("web")
    ledger = Ledger.open(folder / "small.sqlite")
    with Session(ledger, coder=HandCoder()) as opened:
        opened.tables = tables
        with ledger.run(HandCoder.version) as run:
            for day, outlet, text in REPORTS:
                report = Report(text, published=date.fromisoformat(day), outlet=outlet)
                ledger.keep(opened.coder.code(report), run)
            ledger.keep(norland(norland_report(title="Berg to visit")), run)
        relink(ledger)
        yield opened


@pytest.fixture(scope="module")
def client(session: Session) -> Iterator[TestClient]:
    app = create_app(session, today=lambda: date(2025, 3, 10))
    with TestClient(app, base_url=BASE) as opened:
        yield opened


@pytest.fixture
def empty_client(tmp_path: Path, tables: ActorTables) -> Iterator[TestClient]:
    with Session(Ledger.open(tmp_path / "empty.sqlite"), coder=HandCoder()) as opened:
        opened.tables = tables
        with TestClient(create_app(opened), base_url=BASE) as client:
            yield client


# ---------------------------------------------------------------- a ledger to be judged


TO_JUDGE = (
    "Drovia accused Belmark of theft on 2025-03-01.",
    "Drovia accused Belmark of theft on 2025-03-01. Drovia will visit Belmark on 2025-03-27.",
    "Drovia accused Belmark of spying on 2025-03-02.",
)


@pytest.fixture
def review_session(tmp_path: Path, tables: ActorTables) -> Iterator[Session]:
    with Session(Ledger.open(tmp_path / "r.sqlite"), coder=HandCoder()) as opened:
        opened.tables = tables
        with opened.ledger.run(HandCoder.version) as run:
            for number, text in enumerate(TO_JUDGE):
                report = Report(text, outlet=f"Outlet {number}")
                opened.ledger.keep(opened.coder.code(report), run)
        relink(opened.ledger)
        yield opened


@pytest.fixture
def review_client(review_session: Session) -> Iterator[TestClient]:
    with TestClient(create_app(review_session, reviewer="Ada"), base_url=BASE) as opened:
        yield opened
