"""Whether findings assert something that the gold says must not be concluded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.read.gold import Check, Claim, GoldReport
from dragoman.records import Actor, Event, Findings, Position, Span, Statement, When
from dragoman.views.evaluation.parties import is_side
from dragoman.views.evaluation.sheet import Miss, Sheet
from dragoman.views.evaluation.spans import overlapping, quote

CATEGORY = "false claims not asserted"
_SECTIONS = {"attributions": "statements", "timexes": "times", "actors": "mentions"}


def score_claims(gold: GoldReport, findings: Findings, sheet: Sheet) -> None:
    """One count for each claim that a machine can check; a broken one names the record."""
    for claim in gold.claims:
        checks = [check for check in claim.checks if _checkable(check)]
        if not checks:
            sheet.mean("false claims only a person can check", 1)
            continue
        record = next((r for check in checks for r in _asserting(check, claim, findings)), None)
        miss = Miss(
            CATEGORY,
            f"{gold.name} {claim.id}",
            quote(gold.report.text, _spans(record) if record is not None else ()),
            f"not: {claim.text}",
            _name(record),
        )
        sheet.wanted(CATEGORY, record is None, miss=miss)


def _checkable(check: Check) -> bool:
    return hasattr(Findings, _section(check)) and all(
        key in _CONDITIONS for key, _ in check.conditions
    )


def _section(check: Check) -> str:
    return _SECTIONS.get(check.section, check.section)


def _asserting(check: Check, claim: Claim, findings: Findings) -> Iterator[Any]:
    for record in getattr(findings, _section(check)):
        case = _Case(record, claim, findings, dict(check.conditions))
        if all(_CONDITIONS[key](case, values) for key, values in check.conditions):
            yield record


class _Case:
    """One record beside the claim that it may assert."""

    def __init__(
        self, record: Any, claim: Claim, findings: Findings, conditions: Mapping[str, Any]
    ) -> None:
        self.record = record
        self.claim = claim
        self.findings = findings
        self.conditions = conditions

    @property
    def words(self) -> str:
        return " … ".join(span.of(self.findings.report.text) for span in _spans(self.record))

    @property
    def parties(self) -> tuple[Actor, ...]:
        record = self.record
        if isinstance(record, Event):
            return (*record.actors, *record.recipients)
        return tuple(a for _, actors in getattr(record, "participants", ()) for a in actors)

    @property
    def speaker(self) -> Actor | None:
        """Who said it: the statement's own speaker, or that of the statement that tells it."""
        if isinstance(self.record, Statement):
            return self.record.speaker
        told = getattr(self.record, "according_to", None)
        return next((s.speaker for s in self.findings.statements if s.id == told), None)

    @property
    def statuses(self) -> tuple[str, ...]:
        history = getattr(self.record, "history", ())
        return tuple(e.status for e in history) or (getattr(self.record, "status", ""),)

    def meets_by(self, values: Sequence[str]) -> bool:
        """An entry of the history by that party, and of the status asked for, if any."""
        wanted = self.conditions.get("status")
        return any(
            _any_of(values, entry.by) and (wanted is None or entry.status in wanted)
            for entry in self.record.history
        )


def _any_of(values: Sequence[str], actor: Actor | None) -> bool:
    """The party itself, one of the state's own, or one of that name."""
    if actor is None:
        return False
    return any(
        is_side(value, actor) or (actor.name or "").casefold() == value.casefold()
        for value in values
    )


def _within(when: When | None, values: Sequence[str]) -> bool:
    """The record's first or last day lies in the day, month or year given."""
    days: list[date] = [day for day in (when and when.start, when and when.end) if day]
    return any(day.isoformat().startswith(value) for day in days for value in values)


def _searched(values: Sequence[str], words: str | None) -> bool:
    return any(re.search(value, words or "") for value in values)


_CONDITIONS: Mapping[str, Callable[[_Case, Sequence[str]], bool]] = {
    "type": lambda case, values: getattr(case.record, "type", None) in values,
    "mode": lambda case, values: bool(set(case.record.modes) & set(values)),
    "status": lambda case, values: bool(set(case.statuses) & set(values)),
    "date": lambda case, values: _within(case.record.when, values),
    "party": lambda case, values: any(_any_of(values, actor) for actor in case.parties),
    "by": lambda case, values: case.meets_by(values),
    "speaker": lambda case, values: _any_of(values, case.speaker),
    "told": lambda case, values: str(case.speaker is not None).lower() in values,
    "holder": lambda case, values: _any_of(values, case.record.holder),
    "kind": lambda case, values: case.record.kind in values,
    # Our positions have no polarity; one that rests on the damaged words has the wrong one.
    "polarity": lambda case, _: overlapping(_spans(case.record), case.claim.evidence),
    "issue": lambda case, values: (
        "polarity" in case.conditions or bool(set(case.record.issues) & set(values))
    ),
    "name": lambda case, values: case.record.actor.name in values,
    "office": lambda case, values: _searched(values, case.record.actor.office),
    "quotes": lambda case, values: _searched(values, case.words),
}


def _spans(record: Any) -> tuple[Span, ...]:
    if hasattr(record, "evidence"):
        return tuple(record.evidence.spans)
    if hasattr(record, "history"):
        return tuple(span for entry in record.history for span in entry.evidence.spans)
    return (record.span,) if hasattr(record, "span") else ()


def _name(record: Any) -> str:
    if record is None:
        return ""
    if isinstance(record, Event):
        return f"{record.type or record.kind} {record.status}, {_day(record.when)}"
    if isinstance(record, Position):
        return f"{record.kind} of {record.holder.id}"
    return f"{type(record).__name__} {getattr(record, 'kind', '')}".strip()


def _day(when: When | None) -> str:
    return str(when.start) if when else "no date"
