"""The tables of actors: whole, dated without contradiction, quick to load, open to users."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from dragoman.records import Report, Span, Text
from dragoman.resolve.actors import ActorTables, mentions
from dragoman.resolve.actors.load import ORGANISATION_CODES, day, rows
from dragoman.resolve.actors.tables import FOLDER

HOLDERS = "country office person aliases gender from to confidence".split()
COUNTRIES = (
    "iso3 iso2 cow cameo fips kind sector name names adjectives demonyms capitals seats kept "
    "from to"
).split()
CITIES = "name names country kind lat lon".split()
SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
    "REL SOC NGO".split()
)
SHARED = ("Deputy", "Spokesperson", "Special Envoy")


def terms() -> dict[tuple[str, str], list[tuple[date, date, str, str]]]:
    """Terms of each office that one person holds at a time, in order."""
    found = defaultdict(list)
    for country, office, person, _, _, since, until, confidence in rows(
        FOLDER / "office_holders.tsv", HOLDERS
    ):
        begin = day(since)
        assert begin is not None
        if not office.startswith(SHARED) and not office.endswith("Spokesperson"):
            end = day(until, end=True) or date.max
            found[country, office].append((begin, end, person, confidence))
    return {office: sorted(held) for office, held in found.items()}


def said(words: str) -> Text:
    return Text(Report(words), (Span(0, len(words)),), (Span(0, len(words)),))


def actor_ids(words: str, tables: ActorTables, on: date | None = None) -> list[str]:
    return [mention.actor.id for mention in mentions(said(words), tables=tables, on=on)]


def test_nobody_holds_a_single_holders_office_together_with_another() -> None:
    overlaps = [
        (office, before[2], after[2])
        for office, held in terms().items()
        for before, after in pairwise(held)
        if before[1] - after[0] > timedelta(days=3) and {before[3], after[3]} == {"high"}
    ]
    assert overlaps == []


def test_every_term_ends_after_it_began() -> None:
    assert all(begin <= end for held in terms().values() for begin, end, _, _ in held)


@pytest.mark.parametrize("country", ["USA", "GBR", "FRA", "DEU", "RUS", "CHN", "JPN", "IND"])
def test_great_powers_have_no_gap_of_a_year_at_the_top(country: str) -> None:
    held = terms()
    office = {"USA": "President", "FRA": "President", "RUS": "President", "CHN": "President",
              "DEU": "Chancellor"}.get(country, "Prime Minister")  # fmt: skip
    spans = held[country, office]
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    assert max(gaps) < timedelta(days=365)


def test_there_are_terms_enough_and_for_states_enough() -> None:
    table = list(rows(FOLDER / "office_holders.tsv", HOLDERS))
    assert len(table) >= 1500
    assert len({row[0] for row in table}) >= 60


def test_confidence_is_one_of_three_and_gender_one_of_two() -> None:
    for row in rows(FOLDER / "office_holders.tsv", HOLDERS):
        assert row[7] in ("high", "medium", "low"), row
        assert row[4] in ("m", "f"), row


def test_codes_of_states_are_unique_and_well_formed() -> None:
    states = [r for r in rows(FOLDER / "countries.tsv", COUNTRIES) if r[5] == "state"]
    codes = [row[0] for row in states]
    assert len(codes) == len(set(codes)) >= 195
    assert all(re.fullmatch(r"[A-Z]{3}", row[0]) and re.fullmatch(r"[A-Z]{2}", row[1])
               for row in states)  # fmt: skip
    fips = [row[4] for row in states if row[4]]
    assert len(fips) == len(set(fips))


def test_every_office_holder_belongs_to_a_known_state_or_organisation() -> None:
    known = {row[0] for row in rows(FOLDER / "countries.tsv", COUNTRIES)} | ORGANISATION_CODES
    assert {row[0] for row in rows(FOLDER / "office_holders.tsv", HOLDERS)} <= known


def test_every_sector_is_one_of_plover() -> None:
    for name, columns, at in (
        ("organs.tsv", "patterns country sector name".split(), 2),
        ("offices.tsv", "patterns office function sector countries".split(), 3),
        ("roles.tsv", "singular plural sector flags".split(), 2),
    ):
        assert {row[at] for row in rows(FOLDER / name, columns)} <= SECTORS


def test_every_state_has_its_capital_in_the_gazetteer() -> None:
    tables = ActorTables.load()
    missing = [
        capital
        for row in rows(FOLDER / "countries.tsv", COUNTRIES)
        for capital in row[11].split(";")
        if row[5] == "state" and capital and tables.gazetteer.find(capital) is None
    ]
    assert missing == []


def test_coordinates_are_on_the_globe() -> None:
    for row in rows(FOLDER / "cities.tsv", CITIES):
        assert -90 <= float(row[4]) <= 90, row
        assert -180 <= float(row[5]) <= 180, row
