from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import demo
from dragoman.bulk import Prefilter, prefilter_version
from dragoman.read import reports
from dragoman.records import Report, Span

from .conftest import coded, write_lines

ABOUT_STATES = [
    "France and Japan signed an accord on fishing.",
    "Beijing summoned the Canadian ambassador on Monday.",
    "The German embassy was closed after a threat.",
    "NATO will send two more ships, its Turkish commander told reporters.",
    "Chinese warships crossed the strait overnight.",
    "Wang Yi flew to Pretoria to discuss copper.",
]
EVERYDAY = [
    "The bakery opens at six from next week, the owner said.",
    "The home side won by three goals after a quiet half.",
    "A French bakery won a prize for its bread.",
    "Rain is expected; the mayor told residents to stay at home.",
]


@pytest.fixture(scope="module")
def prefilter() -> Prefilter:
    return Prefilter.load()


@pytest.mark.parametrize("text", ABOUT_STATES)
def test_reports_of_dealings_between_states_pass(prefilter: Prefilter, text: str) -> None:
    assert prefilter.matters(Report(text))


@pytest.mark.parametrize("text", EVERYDAY)
def test_reports_that_name_no_two_parties_and_no_foreign_affairs_are_skipped(
    prefilter: Prefilter, text: str
) -> None:
    assert not prefilter.matters(Report(text))


def test_names_in_the_title_count(prefilter: Prefilter) -> None:
    text = "Both signed an accord."
    assert not prefilter.matters(Report(text))
    assert prefilter.matters(Report(text, title="France, Japan: fish"))


def test_what_cannot_be_judged_passes(prefilter: Prefilter) -> None:
    assert prefilter.matters(Report("Regen.", language="de"))
    assert prefilter.matters(Report("Rain, sun.", pairs=((Span(0, 4), Span(6, 9)),)))


def test_a_cue_is_the_beginning_of_a_word_and_not_a_part_of_one(prefilter: Prefilter) -> None:
    assert not prefilter.matters(Report("France bought an unallied, nonnuclear Japanese cake."))


def test_all_reports_of_the_demo_pass_with_its_own_actors() -> None:
    own = Prefilter.load(actors=(str(demo.actors()),))
    found = [each for each in reports(demo.reports()) if isinstance(each, Report)]
    assert [each.origin for each in found if not own.matters(each)] == []


def test_skipped_reports_are_counted_and_one_in_a_hundred_is_shown(tmp_path: Path) -> None:
    texts = [f"{text} {number}" for number in range(100) for text in EVERYDAY]
    source = write_lines(tmp_path / "in.jsonl", [*texts, *ABOUT_STATES])
    account = coded(tmp_path / "out", source, per_shard=100, prefilter=prefilter_version())
    assert account is not None
    assert (account.reports, account.skipped) == (len(ABOUT_STATES), len(texts))
    shown = (tmp_path / "out" / "skipped.jsonl").read_text(encoding="utf-8").splitlines()
    assert 0 < len(shown) == account.sampled < 20


def test_the_same_reports_are_shown_each_time(prefilter: Prefilter) -> None:
    many = [Report(f"Rain {number}.") for number in range(2_000)]
    shown = [each.id for each in many if prefilter.sampled(each)]
    assert 5 < len(shown) < 50
    assert shown == [each.id for each in reversed(many) if prefilter.sampled(each)][::-1]
