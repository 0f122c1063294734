from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import empty, findings, report, statement
from dragoman.errors import LedgerError
from dragoman.ledger import Hit, Ledger, Run
from dragoman.records import Findings, Report

CHINESE = "美国国务卿布林肯6月18日访问北京。王毅会见了他。"


def found(hit: Hit) -> str:
    assert hit.hit is not None
    return hit.hit.of(hit.snippet)


def keep_text(ledger: Ledger, run: Run, text: str, **known: object) -> Report:
    source = report(text, **known)
    ledger.keep(empty(source), run)
    return source


def test_a_hit_shows_its_words_and_their_place(ledger: Ledger, run: Run) -> None:
    kept = findings()
    ledger.keep(kept, run)

    (hit,) = ledger.search("reporters", kind="report")

    assert (hit.report, hit.record) == (kept.report.id, None)
    assert found(hit) == "reporters"
    assert hit.span is not None
    assert hit.span.of(kept.report.text) == "reporters"
    assert hit.snippet in kept.report.text


def test_statements_and_events_are_found_with_their_place_in_the_report(
    ledger: Ledger, run: Run
) -> None:
    kept = findings()
    ledger.keep(kept, run)

    (said,) = ledger.search("strait", kind="statement")
    (visit,) = ledger.search("visit", kind="event")

    assert (said.record, visit.record) == (kept.statements[1].id, kept.events[0].id)
    for hit in (said, visit):
        assert hit.span is not None
        assert hit.span.of(kept.report.text) == found(hit)


def test_a_statement_in_two_pieces_gives_the_place_in_its_second(ledger: Ledger, run: Run) -> None:
    source = report("\u201cWe agree\u201d, he said, \u201cto open the strait\u201d.")
    parts = [statement(source, words).content[0] for words in ("We agree", "to open the strait")]
    whole = replace(statement(source, "We agree"), content=tuple(parts))
    ledger.keep(Findings(source, "test/1", statements=(whole,)), run)

    (hit,) = ledger.search("strait", kind="statement")

    assert hit.span is not None
    assert hit.span.of(source.text) == "strait"


def test_all_words_must_occur_and_a_phrase_in_its_order(ledger: Ledger, run: Run) -> None:
    keep_text(ledger, run, "The envoy left; the minister stayed.")

    assert ledger.search("minister envoy")
    assert not ledger.search("minister ambassador")
    assert ledger.search('"envoy left"')
    assert not ledger.search('"left envoy"')
    assert ledger.search("amb* OR envoy") == ()
    assert ledger.search("minist*")


@pytest.mark.parametrize("words", ["cafe tromso", "CAFÉ", "Tromsö", "Cafe\u0301"])
def test_case_and_accents_do_not_matter(ledger: Ledger, run: Run, words: str) -> None:
    keep_text(ledger, run, "Café talks in Tromso\u0308")

    assert ledger.search(words)


@pytest.mark.parametrize("words", ["国务卿", "布林肯", "王毅", "访", "北京 王毅", '"会见了"'])
def test_chinese_is_found_within_its_sentence(ledger: Ledger, run: Run, words: str) -> None:
    source = keep_text(ledger, run, CHINESE)
    keep_text(ledger, run, "An English report.")

    (hit,) = ledger.search(words)

    assert hit.report == source.id
    assert hit.span is not None
    assert hit.span.of(CHINESE) == found(hit) == words.strip('"').split()[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("นายกรัฐมนตรีไทยเยือนจีน", "ไทย"),
        ("김정은 위원장은 회담을 제안했다", "회담"),
        ("岸田首相がソウルを訪問", "ソウル"),
        ("Министр прибыл в Москву", "москву"),
        ("وزير الخارجية يزور بكين", "بكين"),
        ("Peace \U0001f54a at last", "\U0001f54a"),
    ],
)
def test_other_scripts_are_found(ledger: Ledger, run: Run, text: str, words: str) -> None:
    keep_text(ledger, run, text)

    assert len(ledger.search(words)) == 1


def test_words_in_two_scripts_must_both_occur(ledger: Ledger, run: Run) -> None:
    both = keep_text(ledger, run, "Wang Yi (王毅) arrived.")
    keep_text(ledger, run, CHINESE)

    assert [hit.report for hit in ledger.search("arrived 王毅")] == [both.id]


def test_a_title_is_searched_and_has_no_place_in_the_text(ledger: Ledger, run: Run) -> None:
    keep_text(ledger, run, "Nothing here.", title="Envoy leaves")

    (hit,) = ledger.search("envoy")

    assert (found(hit), hit.span) == ("Envoy", None)


def test_a_text_with_lone_surrogates_keeps_its_places(ledger: Ledger, run: Run) -> None:
    text = "\ud83d\ude00 \x00 the envoy"
    keep_text(ledger, run, text)

    (hit,) = ledger.search("envoy")

    assert hit.span is not None
    assert hit.span.of(text) == "envoy"


HOSTILE = (
    "", " ", '"', '""', '"""', "'", "*", "**", "a*b", "NEAR(a b)", "text:a", "{text} : a",
    "a AND", "AND", "NOT a", "-a", "^a", "a + b", "(", ")", "\\", "%", "_", "\x00", "\ud800",
    "国\x00", "%国", "a" * 10_000, "a " * 10_000, '"' + "a b " * 3_000 + '"', "国" * 5_000,
    "'; DROP TABLE runs; --", "\ue0f1\ue0f2", "é" * 3_000,
)  # fmt: skip


@pytest.mark.parametrize("kind", [None, "event"])
def test_no_query_is_a_mistake(ledger: Ledger, run: Run, kind: str | None) -> None:
    ledger.keep(findings(), run)

    for words in HOSTILE:
        assert isinstance(ledger.search(words, kind=kind), tuple), words[:12]


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(st.characters(exclude_categories=())))
def test_any_query_is_answered(ledger: Ledger, words: str) -> None:
    assert ledger.search(words) == ()


def test_only_what_is_indexed_can_be_asked_for(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="give one of report, statement, event"):
        ledger.search("a", kind="meeting")


def test_no_more_hits_than_asked_for(ledger: Ledger, run: Run) -> None:
    for number in range(5):
        keep_text(ledger, run, f"envoy {number}")

    assert len(ledger.search("envoy", limit=3)) == 3
    assert ledger.search("envoy", limit=0) == ()


@pytest.mark.parametrize("held_by", [20, 21])
@pytest.mark.parametrize("newest", [False, True])
def test_words_are_weighed_only_where_not_too_many_passages_hold_them(
    ledger: Ledger, run: Run, monkeypatch: pytest.MonkeyPatch, held_by: int, newest: bool
) -> None:
    for most in ("sqlite_words.MOST_PHRASES_RANKED", "postgres_words.MOST_RANKED"):
        monkeypatch.setattr(f"dragoman.ledger.stores.{most}", 20)
    others = [f"Harvest number {number} is in, said the farmers." for number in range(40)]
    holding = ["The grain accord holds, the grain accord stands."]
    holding += [
        f"After week {n} of debate the grain accord is not signed." for n in range(1, held_by)
    ]
    for text in (*others, *holding) if newest else (*holding, *others):
        keep_text(ledger, run, text)

    hits = ledger.search('"grain accord"', kind="report", limit=50)

    texts = [ledger.report(hit.report).text for hit in hits]
    weighed = [holding[0], *reversed(holding[1:])]
    assert texts == (weighed if held_by == 20 else list(reversed(holding)))
