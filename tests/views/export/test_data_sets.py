"""POLECAT, ICEWS and GDELT: what we write comes back through readers made for their files."""

from __future__ import annotations

import io
from collections import Counter

import pytest

from dragoman.read.events import DataRow, data_rows
from dragoman.records import ReadFailure
from export_corpus import ANNOUNCED, HELD

from .conftest import Written

WIDTHS = {"polecat": 40, "icews": 20, "gdelt2": 61, "mentions": 16}


def read(data: bytes) -> list[DataRow]:
    found = list(data_rows(io.BytesIO(data)))
    assert all(isinstance(row, DataRow) for row in found), found
    return [row for row in found if isinstance(row, DataRow)]


@pytest.mark.parametrize("name", WIDTHS)
def test_every_line_has_the_columns_of_its_data_set(name: str, written: Written) -> None:
    lines = written(name).decode().rstrip("\n").split("\n")
    assert {line.count("\t") + 1 for line in lines} == {WIDTHS[name]}
    assert '"' not in written(name).decode()


@pytest.mark.parametrize("name", WIDTHS)
def test_the_same_ledger_gives_the_same_bytes(name: str, written: Written) -> None:
    assert written(name) == written(name)


def test_polecat_comes_back_with_its_parties_and_codes(written: Written) -> None:
    plan, call, visit = read(written("polecat"))
    assert (plan.type, call.type, visit.type) == ("AGREE", "CONSULT", "CONSULT")
    assert visit.modes == ("visit",)
    assert visit.actors[0].name == "Ana Popa"
    assert (visit.actors[0].country, visit.actors[0].cow) == ("ROU", "360")
    assert visit.recipients[0].cow == "345"
    assert visit.cells["Quad Code"] == "VERBAL COOPERATION"
    assert visit.cells["Actor Name Raw"] == "Ana Popa"
    assert (visit.place, visit.place_country) == ("Belgrade", "SRB")
    assert [party.country for party in call.actors] == ["ROU", "SRB"]


def test_the_report_of_a_polecat_row_is_named_before_the_first_underscore(
    written: Written,
) -> None:
    stories = {row.story for row in read(written("polecat"))}
    assert len(stories) == 2
    assert all(story and story.startswith("r") and len(story) == 17 for story in stories)


def test_icews_has_consultations_in_both_directions_and_codes_with_zeros(written: Written) -> None:
    rows = read(written("icews"))
    assert [row.cells["CAMEO Code"] for row in rows] == ["036", "041", "041", "042", "043"]
    there, back = rows[3:]
    assert there.id == back.id
    assert there.actors[0].name == back.recipients[0].name == "Ana Popa"
    assert there.actors[0].country == "Romania"
    assert there.cells["Sentence Number"] == "1"


def test_gdelt_has_cameo_letters_for_actors_and_fips_for_places(written: Written) -> None:
    visit = next(row for row in read(written("gdelt2")) if row.cameo == "042")
    assert visit.cells["Actor1Code"] == "ROMGOV"
    assert visit.cells["Actor1CountryCode"] == "ROM"
    assert visit.cells["ActionGeo_CountryCode"] == "RI"
    assert visit.cells["ActionGeo_FullName"] == "Belgrade, Serbia"
    assert (visit.cells["EventBaseCode"], visit.cells["EventRootCode"]) == ("042", "04")
    assert visit.cells["FractionDate"] == "2023.4603"
    assert visit.url == "https://sava.example/1"


def test_gdelt_counts_articles_of_one_occurrence_in_one_row(written: Written) -> None:
    plan = next(row for row in read(written("gdelt2")) if row.cameo == "036")
    counts = [plan.cells[name] for name in ("NumMentions", "NumSources", "NumArticles")]
    assert counts == ["2", "2", "2"]
    assert plan.cells["IsRootEvent"] == "1"


def test_mentions_point_to_their_events_and_into_the_text(written: Written) -> None:
    events = {row.id: row for row in read(written("gdelt2"))}
    mentions = read(written("mentions"))
    assert {row.id for row in mentions} == set(events)
    for row in mentions:
        text = ANNOUNCED if events[row.id].cameo == "036" else HELD
        start = int(row.cells["ActionCharOffset"])
        assert text[start:].startswith(("Ana Popa", "Romania and Serbia"))
        assert row.cells["Confidence"] == "90"
        assert int(row.cells["MentionDocLen"]) == len(text)
    no_address = next(row for row in mentions if row.publisher == "Danube Daily")
    assert no_address.cells["MentionType"] == "2"
    assert (no_address.url or "").startswith("urn:dragoman:r_")


@pytest.mark.parametrize("name", WIDTHS)
def test_what_was_denied_or_has_no_day_is_left_out_and_counted(name: str, written: Written) -> None:
    left_out: Counter[str] = Counter()
    written(name, left_out)
    reasons = " ".join(left_out)
    assert "denied" in reasons
    assert "no day known" in reasons


def test_a_status_asked_for_by_name_comes_along(written: Written) -> None:
    (denied,) = read(written("icews", statuses=("denied",)))
    assert denied.type == "ASSAULT"


def test_ids_survive_programs_that_read_numbers_as_doubles(written: Written) -> None:
    numbers = [int(row.id) for row in read(written("gdelt2"))]
    assert all(int(float(number)) == number and len(str(number)) == 15 for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_tabs_and_line_breaks_of_a_text_never_break_a_row(written: Written) -> None:
    assert len(read(written("polecat", with_texts=True))) == 3


@pytest.mark.parametrize("name", [*WIDTHS, "plover"])
def test_a_file_that_was_cut_off_gives_the_rows_before_and_names_the_broken_one(
    name: str, written: Written
) -> None:
    whole = written(name)
    rows = read(whole)
    *before, broken = data_rows(io.BytesIO(whole[: whole.rindex(b"\n", 0, -1) + 20]))
    assert before == rows[:-1]
    assert isinstance(broken, ReadFailure)
    assert broken.line == whole.count(b"\n")
