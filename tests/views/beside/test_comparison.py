"""Rows of other data sets, as other programs write them, beside the small ledger of exports."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from dragoman.read.events import DataParty, DataRow, DataSet, data_rows
from dragoman.resolve import ActorTables
from dragoman.views import Parties
from dragoman.views.beside import Comparison, Pairing, compare_data, csv_lines
from dragoman.views.export import FORMATS, Selection
from dragoman.views.export.material import Material
from export_corpus import filled

POPA, ILIC = DataParty("Ana Popa", "ROU"), DataParty("Milan Ilić", "SRB")
Compared = Callable[..., Comparison]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "small.sqlite") as opened:
        yield opened


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties(ActorTables.load())


@pytest.fixture
def compared(ledger: Ledger, parties: Parties) -> Compared:
    def compare(*rows: DataRow, **choices: object) -> Comparison:
        return compare_data(ledger, rows, parties, **choices)  # type: ignore[arg-type] # passed on

    return compare


def row(
    type: str | None = "CONSULT",
    day: date | None = date(2023, 6, 18),
    *,
    actor: DataParty | None = POPA,
    recipient: DataParty | None = ILIC,
    dataset: DataSet = "polecat",
    cameo: str | None = None,
    url: str | None = None,
    happened: bool = True,
) -> DataRow:
    return DataRow(
        dataset, "77_1", day, type, (), cameo, None, (actor,) if actor else (),
        (recipient,) if recipient else (), url=url, happened=happened, line=2,
    )  # fmt: skip


def first(found: Comparison) -> Pairing:
    return next(pairing for pairing in found.pairings if pairing.theirs)


def test_the_same_visit_is_found_with_its_reasons_and_our_sentence(compared: Compared) -> None:
    pairing = first(compared(row()))
    assert pairing.what == "same"
    assert pairing.score == 1.0
    assert [reason.rule for reason in pairing.reasons] == ["same parties", "same type", "date"]
    assert pairing.ours is not None
    assert (pairing.ours.type, pairing.ours.status) == ("CONSULT", "happened")
    assert pairing.ours.passages[0].text.startswith("Ana Popa held talks in Belgrade")


@pytest.mark.parametrize(
    ("actor", "recipient"),
    [
        (DataParty("Romania", "ROM"), DataParty("SERBIA", "SRB")),
        (DataParty("Ana Popa", "Romania"), DataParty("Milan Ilić", "Serbia")),
        (DataParty(None, None, "360"), DataParty(None, None, "345")),
        (DataParty("Romania"), DataParty("Serbia")),
    ],
    ids=["CAMEO's letters", "ICEWS' names", "COW numbers", "names alone"],
)
def test_states_are_known_under_the_codes_of_every_data_set(
    compared: Compared, actor: DataParty, recipient: DataParty
) -> None:
    theirs = first(compared(row(actor=actor, recipient=recipient))).theirs
    assert theirs is not None
    assert (theirs.actors, theirs.recipients) == (("ROU",), ("SRB",))


def test_talks_have_no_direction_and_an_attack_has(compared: Compared) -> None:
    serbia, romania = DataParty(None, "SRB"), DataParty(None, "ROU")
    talks = first(compared(row(actor=serbia, recipient=romania)))
    assert talks.score == 1.0

    day = date(2023, 6, 16)
    attack = first(compared(row("ASSAULT", day, actor=serbia, recipient=romania)))
    turned = first(compared(row("ASSAULT", day, actor=romania, recipient=serbia)))
    assert (attack.what, attack.score) == ("same", 1.0)
    assert attack.ours is not None
    assert attack.ours.status == "denied"
    assert turned.reasons[0].rule == "same parties, roles exchanged"
    assert (turned.score or 0) < 0.7


def test_a_plan_of_ours_meets_a_row_that_has_it_as_done(compared: Compared) -> None:
    pairing = first(compared(row(day=date(2023, 6, 14))))
    assert pairing.ours is not None
    assert pairing.ours.status == "scheduled"
    assert pairing.reasons[1].rule == "same type, ours as a plan"


def test_another_type_of_the_same_class_is_told_apart(compared: Compared) -> None:
    pairing = first(compared(row("SUPPORT")))
    assert pairing.what == "other_type"
    assert pairing.reasons[1].words == "SUPPORT / CONSULT"


def test_a_row_alone_says_why_and_names_the_nearest_of_ours(compared: Compared) -> None:
    late = first(compared(row(day=date(2023, 6, 30)), since=date(2023, 6, 1)))
    assert late.what == "only_theirs"
    assert late.ours is not None
    assert "days off" in late.reasons[0].rule

    strange = first(compared(row("SANCTION")))
    assert strange.reasons[0].rule == "ours is of another class of acts"

    elsewhere = first(compared(row(recipient=DataParty(None, "HUN"))))
    assert (elsewhere.what, elsewhere.ours) == ("only_theirs", None)


def test_what_only_we_have_is_listed_within_the_days_of_the_file(compared: Compared) -> None:
    found = compared(row(), days=0)
    alone = [pairing for pairing in found.pairings if pairing.what == "only_ours"]
    assert all(pairing.ours and pairing.ours.passages for pairing in alone)
    statuses = {pairing.ours.status for pairing in alone if pairing.ours}
    assert "scheduled" in statuses
    assert found.counts["only_ours"] == len(alone)
    assert compared(row(day=date(2020, 1, 1))).counts["only_ours"] == 0


def test_a_row_that_names_one_party_meets_ours_for_less(compared: Compared) -> None:
    pairing = first(compared(row(recipient=None)))
    assert pairing.what == "same"
    assert pairing.reasons[0].rule == "one side named by one only"


def test_the_same_address_is_a_reason(compared: Compared) -> None:
    pairing = first(compared(row(day=date(2023, 6, 17), url="https://sava.example/1")))
    assert pairing.reasons[-1].rule == "same report"


def test_rows_that_cannot_be_compared_are_counted_by_reason(compared: Compared) -> None:
    found = compared(
        row(None, cameo="010"), row(day=None), row(happened=False),
        row(actor=DataParty("Freedonia"), recipient=None),
    )  # fmt: skip
    assert found.rows == 0
    assert dict(found.left_out) == {
        "CAMEO 010 has no PLOVER type": 1,
        "no day": 1,
        "the row says that there was no event": 1,
        "no party that is known here; --actors adds a table": 1,
    }


def test_a_pair_of_parties_leaves_out_the_rows_of_others(compared: Compared) -> None:
    other = row(recipient=DataParty(None, "HUN"))
    found = compared(row(), other, between=("SRB", "ROU"))
    assert found.rows == 1
    assert dict(found.left_out) == {"of other parties": 1}


def test_mentions_are_refused_with_the_remedy(compared: Compared) -> None:
    with pytest.raises(SettingsError, match="give the file of events"):
        compared(row(None, dataset="gdelt mentions"))


@pytest.mark.parametrize("name", ["plover", "polecat", "icews", "gdelt2"])
def test_our_own_rows_all_come_back_the_same(name: str, ledger: Ledger, parties: Parties) -> None:
    material = Material(ledger, Selection(), parties)
    data = b"".join(p.data for p in FORMATS[name].pieces(material, Counter()))
    found = compare_data(ledger, data_rows(io.BytesIO(data)), parties)
    assert found.rows >= 3
    assert found.counts["same"] == found.rows
    assert {p.score for p in found.pairings if p.what == "same"} <= {1.0, 0.85, 0.7}


def test_the_table_has_a_line_for_each_pairing_and_no_formula(
    ledger: Ledger, parties: Parties
) -> None:
    odd = row(actor=DataParty("Ana Popa", "ROU"), url="=cmd()")
    found = compare_data(ledger, [odd], parties)
    table = b"".join(csv_lines(found)).decode()
    lines = list(csv.DictReader(io.StringIO(table)))
    assert len(lines) == len(found.pairings)
    assert lines[0]["what"] == "same"
    assert lines[0]["their_url"] == "'=cmd()"
    assert lines[0]["quote"] == "Ana Popa held talks in Belgrade on Sunday"
    assert lines[-1]["their_id"] == ""
