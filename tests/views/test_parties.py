from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import demo
from dragoman.errors import SettingsError
from dragoman.records import Actor
from dragoman.resolve import ActorTables
from dragoman.views import ACTORS_ARGUMENT, Parties, noted_tables

from .kept import kept


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties(ActorTables.load(extra=[demo.actors()]))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("CHN", "CHN"), ("chn", "CHN"), ("China", "CHN"), ("china", "CHN"), ("Chinese", "CHN"),
        ("Beijing", "CHN"), ("United States", "USA"), ("Belmark", "XBE"), ("Drovian", "XDR"),
        ("CHN GOV:Qin Gang", "CHN GOV:Qin Gang"), ("QQQ", "QQQ"),
    ],
)  # fmt: skip
def test_a_party_may_be_written_in_many_ways(parties: Parties, written: str, code: str) -> None:
    assert parties.code(written) == code


def test_a_misspelt_party_brings_suggestions(parties: Parties) -> None:
    with pytest.raises(SettingsError, match="did you mean Belmark"):
        parties.code("Belmrak")


def test_a_label_names_the_person_and_the_state(parties: Parties) -> None:
    assert parties.label(Actor("XDR", "GOV", "Vera Sarenko")) == "Vera Sarenko (Drovia)"
    assert parties.label(Actor("XDR", "GOV")) == "Drovia"
    assert parties.label(Actor("XDR", "MIL")) == "armed forces (Drovia)"
    assert parties.label(Actor("XDR", "GOV", "anonymous-001")) == "an unnamed source (Drovia)"


def test_the_tables_that_filled_a_ledger_are_noted_in_it(tmp_path: Path) -> None:
    gone = tmp_path / "gone.tsv"
    arguments = [f"{ACTORS_ARGUMENT}{path}" for path in (demo.actors(), gone)]
    with kept(tmp_path, []) as ledger, ledger.run("hand-1", arguments):
        assert noted_tables(ledger) == (demo.actors(),)
