"""Dictionaries that users bring: read in their own forms, and what they say about a day holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import OntologyError
from dragoman.records import Report, Span, Text
from dragoman.resolve.actors import ActorTables, mentions, places

ACTORS = """\
# Actors of invented states, in PETRARCH's form.
KESTRIA_  [XKE]  ; a comment
+KESTRIAN_REPUBLIC_
EDGAR_ORLEN_
+ORLEN_THE_ELDER_
\t[XKEGOV 900101-991231]
\t[XKEOPP >000101]
GRENMARK_AL-DIN_ [XGROPP]
BLF_ [XKEREB]
"""
AGENTS = """\
<agents>
!PERSON! = MAN,WOMAN
HARBOURMASTER_{HARBOURMASTERS_} [~GOV]
SALT_DIVER [~LAB]
"""
CODES = "name\tcode\tfrom\tto\nBrass Guild\tXKEBUS\t1990\t2004-06\nBrass Guild\tXTABUS\t2004-07\t\n"
KINDS = (
    "kind\tcode\tname\tadjective\toffice\taliases\tfrom\tto\tlat\tlon\n"
    "label\t\tSenkaku Islands\t\t\tSenkaku/Diaoyu Islands\t\t\t\t\n"
    "label\tUKR\tCrimea\t\t\tCrimea (annexed)\t\t\t\t\n"
)


def tables(tmp_path: Path, content: str) -> ActorTables:
    path = tmp_path / "own.txt"
    path.write_text(content, encoding="utf-8")
    return ActorTables.load(extra=[path])


def ids(words: str, own: ActorTables, on: date | None = None) -> list[str]:
    text = Text(Report(words), (Span(0, len(words)),), (Span(0, len(words)),))
    return [mention.actor.id for mention in mentions(text, tables=own, on=on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(1995, 5, 1), "XKE GOV:Edgar Orlen"), (date(2005, 5, 1), "XKE OPP:Edgar Orlen")],
)
def test_a_dated_code_of_petrarch_holds_on_its_days(
    tmp_path: Path, on: date, expected: str
) -> None:
    own = tables(tmp_path, ACTORS)
    assert ids("Edgar Orlen spoke.", own, on) == [expected]
    assert ids("Orlen the Elder spoke.", own, on) == [expected]


def test_petrarch_names_are_found_as_newspapers_print_them(tmp_path: Path) -> None:
    own = tables(tmp_path, ACTORS)
    assert ids("Grenmark al-Din spoke.", own) == ["XGR OPP:Grenmark al-Din"]
    assert ids("The BLF spoke.", own) == ["XKE REB:Blf"]


def test_petrarch_agents_give_their_sector_to_any_nationality(tmp_path: Path) -> None:
    own = tables(tmp_path, AGENTS)
    assert ids("French harbourmasters met.", own) == ["FRA GOV"]
    assert ids("German salt diver Ulf Brandt spoke.", own) == ["DEU LAB:Ulf Brandt"]


def test_a_plain_table_of_codes_is_dated_too(tmp_path: Path) -> None:
    own = tables(tmp_path, CODES)
    assert ids("The Brass Guild met.", own, date(2001, 1, 1)) == ["XKE BUS:Brass Guild"]
    assert ids("The Brass Guild met.", own, date(2011, 1, 1)) == ["XTA BUS:Brass Guild"]


def test_own_tables_change_the_version_of_the_coder(tmp_path: Path) -> None:
    assert ActorTables.load().version == ""
    assert len(tables(tmp_path, ACTORS).version) == 8


def test_a_disputed_place_is_called_as_the_text_calls_it() -> None:
    words = "Ships met near the Diaoyu Islands and off Crimea."
    text = Text(Report(words), (Span(0, len(words)),), (Span(0, len(words)),))
    found = places(text, tables=ActorTables.load())
    assert [(place.name, place.country) for place in found] == [
        ("Diaoyu Islands", None), ("Crimea", "UKR"),
    ]  # fmt: skip


def test_the_label_of_a_disputed_place_is_the_users_choice(tmp_path: Path) -> None:
    words = "Ships met near the Diaoyu Islands and off Crimea."
    text = Text(Report(words), (Span(0, len(words)),), (Span(0, len(words)),))
    found = places(text, tables=tables(tmp_path, KINDS))
    assert [place.name for place in found] == ["Senkaku/Diaoyu Islands", "Crimea (annexed)"]
    assert [place.text for place in found] == ["Diaoyu Islands", "Crimea"]


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        ("kind\tcode\n", "the first line must read"),
        (KINDS.replace("Crimea\t", "Lumera\t"), "name one of cities.tsv"),
        ("name\tcode\nBrass Guild\t\n", "needs a code"),
    ],
)
def test_a_faulty_table_names_its_line_and_the_remedy(
    tmp_path: Path, content: str, remedy: str
) -> None:
    with pytest.raises(OntologyError, match=remedy):
        tables(tmp_path, content)
