from __future__ import annotations

import importlib.util
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.read.gold import GoldEvent, GoldReport, GoldStatement, gold_reports
from dragoman.records import (
    Act,
    Actor,
    Attribution,
    Evidence,
    Mention,
    Report,
    Span,
    Statement,
)
from dragoman.views.evaluation import (
    Figure,
    Sheet,
    score_acts,
    score_attributions,
    status_macro_f1,
)

from .conftest import TEXT, at

SHARED = Path(__file__).parents[3] / "shared"
POLNEAR = SHARED / "data/polnear/dev"
SCORER = SHARED / "tools/score_attribution.py"


def figures(sheet: Sheet) -> Mapping[str, Figure]:
    return {figure.name: figure for figure in sheet.figures()}


def hits(figure: Figure) -> tuple[int, int]:
    return figure.hits, figure.gold


def act(trigger: str, **more: object) -> Act:
    fields = {
        "type": "CONSULT", "kind": None, "modes": (), "contexts": (), "status": "scheduled",
        "actors": (at("Kessling", before=" will"),), "recipients": (),
    }  # fmt: skip
    return Act(trigger=at(trigger), **{**fields, **more})  # type: ignore[arg-type]


MARKED = GoldEvent(
    id="1",
    types=("CONSULT",),
    statuses=("scheduled",),
    evidence=(at("will visit Petrograv"),),
    modes=("visit",),
    trigger=(at("visit"),),
    actor_spans=(at("Kessling", before=" will"),),
    recipient_spans=(at("Petrograv"),),
)


def act_figures(*acts: Act, events: tuple[GoldEvent, ...] = (MARKED,)) -> Mapping[str, Figure]:
    sheet = Sheet()
    score_acts(GoldReport("r1", Report(TEXT), events=events), acts, sheet)
    return figures(sheet)


def test_an_act_is_found_by_its_trigger_and_judged_by_its_facts() -> None:
    found = act_figures(act("visit", modes=("visit", "phone")))
    assert hits(found["triggers with type"]) == (1, 1)
    assert hits(found["status, of those found"]) == (1, 1)
    assert hits(found["status: scheduled"]) == (1, 1)
    assert found["modes, of those with type"].precision == 0.5
    assert found["recipient spans, of those found"].recall == 0.0


def test_statuses_count_alike_however_often_they_stand() -> None:
    sheet = Sheet()
    for status in ("scheduled", "scheduled", "scheduled", "denied"):
        marked = replace(MARKED, statuses=(status,))
        report = GoldReport("r1", Report(TEXT), events=(marked,))
        score_acts(report, [replace(act("visit"), status="scheduled")], sheet)
    found = figures(sheet)
    assert found["status: scheduled"].f1 == pytest.approx(6 / 7)
    assert status_macro_f1(sheet.figures()) == pytest.approx((6 / 7 + 0) / 2)
    assert status_macro_f1(()) is None


def test_figures_of_one_head_stand_together() -> None:
    sheet = Sheet()
    for name in ("status", "modes", "status: happened", "status, of those found"):
        sheet.wanted(name, True)
    assert [figure.name for figure in sheet.figures()] == [
        "status",
        "status: happened",
        "status, of those found",
        "modes",
    ]


def test_an_act_elsewhere_is_one_too_many() -> None:
    found = act_figures(act("visit"), act("crossed"))
    assert found["triggers"].precision == 0.5
    assert found["events per one-event sentence"].recall == 2.0


def test_only_acts_with_a_party_disturb_a_sentence_without_events() -> None:
    name = "sentences without event, left alone"
    assert hits(act_figures(act("visit", actors=()), events=())[name]) == (1, 1)
    assert hits(act_figures(act("visit"), events=())[name]) == (0, 1)


def test_the_share_of_sentences_without_events_that_yield_one_is_a_figure() -> None:
    name = "sentences without event that yield one"
    assert hits(act_figures(act("visit", actors=()), events=())[name]) == (0, 1)
    assert hits(act_figures(act("visit"), events=())[name]) == (1, 1)
    assert name not in act_figures(act("visit"))


def attribution(content: str, source: str | None, cue: str, **more: object) -> Attribution:
    fields = {"kind": "indirect", **more}
    return Attribution(
        source=(at(source),) if source else (),
        cue=(at(cue),),
        content=(at(content),) if content else (),
        **fields,  # type: ignore[arg-type]
    )


def test_a_relation_needs_content_and_source() -> None:
    gold = GoldStatement("1", (at("to stop the flights"),), source=(at("Ilse Kessling"),))
    sheet = Sheet()
    wrong = attribution("to stop the flights", "the ministry", "urged")
    score_attributions(GoldReport("r1", Report(TEXT), (gold,)), (wrong,), sheet)
    assert hits(figures(sheet)["contents"]) == (1, 1)
    assert hits(figures(sheet)["relations"]) == (0, 1)


def test_an_inner_statement_must_lie_in_the_one_that_holds_it() -> None:
    outer = GoldStatement("1", (at("urged Drovia to stop the flights"),), kind="indirect")
    inner = GoldStatement("2", (at("to stop the flights"),), kind="indirect", within="1")
    gold = GoldReport("r1", Report(TEXT), (outer, inner))
    found = (
        attribution("urged Drovia to stop the flights", None, "the ministry said"),
        attribution("to stop the flights", None, "urged", within=0),
    )
    sheet, other = Sheet(), Sheet()
    score_attributions(gold, found, sheet)
    assert hits(figures(sheet)["inner statements"]) == (1, 1)
    score_attributions(gold, (found[0], replace(found[1], within=None)), other)
    assert hits(figures(other)["inner statements"]) == (0, 1)


def test_a_speaker_is_known_by_any_name_that_the_text_gives_him() -> None:
    gold = GoldStatement(
        "1", (at("to stop the flights"),), kind="indirect", source=(at("Drovia"),),
        speaker="Ilse Kessling",
    )  # fmt: skip
    found = attribution("to stop the flights", "Drovia", "urged")
    actor = Actor("XDR", "GOV", "anonymous-001")
    statement = Statement(
        "s1", "indirect", actor, (), (), (at("Drovia"),), (at("urged"),),
        (at("to stop the flights"),), Evidence.cite(Report(TEXT), at("urged")),
    )  # fmt: skip
    mention = Mention(at("Ilse Kessling"), "Ilse Kessling", "title", actor)
    sheet = Sheet()
    report = GoldReport("r1", Report(TEXT), (gold,))
    score_attributions(report, (found,), sheet, statements=(statement,), mentions=(mention,))
    assert hits(figures(sheet)["speaker named, of those found"]) == (0, 1)
    assert hits(figures(sheet)["speaker known by any of its names, of those found"]) == (1, 1)


def test_a_silence_is_found_by_its_cue() -> None:
    gold = GoldStatement("1", (), cue=(at("has yet to comment"),), kind="indirect")
    silent = attribution("", None, "has yet to comment", silence=True)
    sheet = Sheet()
    score_attributions(GoldReport("r1", Report(TEXT), (gold,)), (silent,), sheet)
    assert hits(figures(sheet)["silences"]) == (1, 1)


@pytest.mark.skipif(not SCORER.exists(), reason="../shared is not here")
def test_spans_are_scored_as_the_shared_scorer_scores_them() -> None:
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rng, sheet, predictions = random.Random(1), Sheet(), {}
    for gold in gold_reports(POLNEAR):
        found = tuple(_worse(s, rng) for s in gold.statements if rng.random() < 0.9)
        score_attributions(gold, found, sheet)
        predictions[gold.name] = [
            {role: [(s.start, s.end) for s in getattr(a, role)] for role in scorer.ROLES}
            for a in found
        ]
    theirs = scorer.metrics(scorer.score(scorer.read_gold(POLNEAR), predictions))
    ours = figures(sheet)
    for name, figure in (("content", "tokens: content"), ("source", "tokens: source")):
        assert ours[figure].f1 == pytest.approx(theirs["token"][name]["f1"])
    for name, figure in (("partial", "contents"), ("relation", "relations")):
        assert ours[figure].f1 == pytest.approx(theirs["attribution"][name]["f1"])
    for form in scorer.FORMS:
        recall = theirs["recall_by_form"][form]["content"]
        assert ours[f"contents: {form}"].recall == pytest.approx(recall)


def _worse(statement: GoldStatement, rng: random.Random) -> Attribution:
    """The gold with ends moved and sources lost."""
    moved = tuple(
        Span(s.start, max(s.start + 1, s.end - rng.randint(0, 60))) for s in statement.content
    )
    source = statement.source if rng.random() < 0.8 else ()
    return Attribution(source, statement.cue, moved, "indirect")
