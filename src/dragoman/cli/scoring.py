"""Run the coder over a gold set and hand what it found to the scorer of that kind of gold."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman import demo
from dragoman.cli.drafts import Drafter
from dragoman.errors import DragomanError, SettingsError
from dragoman.models import Encoder
from dragoman.pipeline import Coder
from dragoman.read.gold import GoldKind, GoldReport, gold_kind, gold_reports
from dragoman.records import Attribution, Findings, Span
from dragoman.views.evaluation import (
    Figure,
    Miss,
    Sheet,
    score_acts,
    score_attributions,
    score_claims,
    score_report,
)

log = logging.getLogger(__name__)

Score = Callable[[GoldReport, Sheet], None]


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of one gold set by one version of the coder."""

    gold: str
    kind: GoldKind
    coder: str
    reports: int
    figures: tuple[Figure, ...]
    misses: tuple[Miss, ...]


def scored(
    gold: Path, *, held_out: bool = False, first: int | None = None, weights: Path | None = None
) -> Scored:
    """Score a whole gold set. Raises DragomanError where the set or the models cannot be used."""
    kind = gold_kind(gold)
    score, coder = _scorer(kind, Encoder(weights))
    sheet, count = Sheet(), 0
    for report in islice(gold_reports(gold, held_out=held_out), first):
        score(report, sheet)
        count += 1
    return Scored(str(gold), kind, coder, count, sheet.figures(), tuple(sheet.misses))


def _scorer(kind: GoldKind, encoder: Encoder) -> tuple[Score, str]:
    """How this kind of gold is scored, and the version of what is scored."""
    if kind in ("seeds", "wire"):
        coder = Coder(encoder=encoder)
        return lambda gold, sheet: _whole(gold, sheet, coder), coder.version
    # Our own passages tell of the invented states of the demo.
    drafter = Drafter(encoder=encoder, actors=(demo.actors(),))
    if kind == "events":
        return (
            lambda gold, sheet: score_acts(gold, drafter.acts(gold.report), sheet),
            drafter.version,
        )
    if kind == "attributions":
        return lambda gold, sheet: _passage(gold, sheet, drafter), drafter.version
    return lambda gold, sheet: _article(gold, sheet, drafter), drafter.version


def _whole(gold: GoldReport, sheet: Sheet, coder: Coder) -> None:
    try:
        findings = coder.code(gold.report)
    except DragomanError as fault:
        # A report that cannot be coded is a report in which nothing was found.
        log.warning("%s: %s", gold.name, fault)
        findings = Findings(gold.report, coder.version)
    score_report(gold, findings, sheet)
    score_claims(gold, findings, sheet)


def _passage(gold: GoldReport, sheet: Sheet, drafter: Drafter) -> None:
    attributions, statements, mentions, states = drafter.statements(gold.report)
    score_attributions(
        gold, attributions, sheet, statements=statements, mentions=mentions, states=states
    )


def _article(gold: GoldReport, sheet: Sheet, drafter: Drafter) -> None:
    score_attributions(gold, outermost(drafter.attributions(gold.report)), sheet)


def outermost(found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Without those inside another: PolNeAR marks only the outermost."""
    return tuple(a for a in found if a.within is None and a.content)


# ---------------------------------------------------------------- the shared scorer for PolNeAR


def prediction(name: str, found: tuple[Attribution, ...]) -> dict[str, object]:
    """One line of what `score_attribution.py` reads."""
    return {
        "id": name,
        "attributions": [
            {
                "source": _pairs(attribution.source) or None,
                "cue": _pairs(attribution.cue),
                "content": _pairs(attribution.content),
            }
            for attribution in outermost(found)
        ],
    }


def table_of(
    scorer: Path, gold: Path, *, first: int | None = None, weights: Path | None = None
) -> str:
    """The table that the scorer at that path prints for our attributions of a PolNeAR folder."""
    if gold_kind(gold) != "polnear":
        raise SettingsError(f"{gold}: --scorer needs a folder with text/ and attributions/")
    module = _loaded(scorer)
    drafter = Drafter(encoder=Encoder(weights))
    found: dict[str, Any] = {
        report.name: prediction(report.name, drafter.attributions(report.report))["attributions"]
        for report in islice(gold_reports(gold), first)
    }
    wanted = {name: row for name, row in module.read_gold(gold).items() if name in found}
    return str(module.table(module.metrics(module.score(wanted, found))))


def _loaded(scorer: Path) -> Any:
    spec = importlib.util.spec_from_file_location("attribution_scorer", scorer)
    if not scorer.exists() or spec is None or spec.loader is None:
        raise SettingsError(f"{scorer}: no scorer there; give the path of score_attribution.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
