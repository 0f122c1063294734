"""Score drafts of events against sentences with marked triggers, facts and roles."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from dragoman.read.gold import GoldEvent, GoldReport
from dragoman.records import Act, Span
from dragoman.views.evaluation.sheet import Figure, Miss, Sheet
from dragoman.views.evaluation.spans import TokenIndex, overlapping, paired, quote, share

_LEAST_SHARED = 0.5
_NONE = "sentences without event, left alone"
_YIELDS = "sentences without event that yield one"
_CROWD = "events per one-event sentence"
_STATUS = "status: "


def score_acts(gold: GoldReport, acts: Sequence[Act], sheet: Sheet) -> None:
    """Add one sentence's counts and misses to the sheet.

    Acts without any party are left out: no event comes of them.
    """
    acts = [act for act in acts if act.actors or act.recipients]
    if not gold.events:
        miss = Miss(_NONE, gold.name, gold.report.text[:90], "no event", _labels(acts))
        sheet.wanted(_NONE, not acts, miss=miss)
        sheet.wanted(_YIELDS, bool(acts))
        return
    if len(gold.events) == 1:
        sheet.mean(_CROWD, len(acts))
    matches = _matches(gold.events, acts)
    for index, wanted in enumerate(gold.events):
        _wanted(wanted, acts[matches[index]] if index in matches else None, gold, sheet)
    _surplus(gold, acts, sheet)


def status_macro_f1(figures: Sequence[Figure]) -> float | None:
    """The mean F1 over the statuses that the gold has, in 0..1; None where it has none."""
    told = [one.f1 or 0.0 for one in figures if one.name.startswith(_STATUS) and one.gold]
    return fmean(told) if told else None


def _matches(events: Sequence[GoldEvent], acts: Sequence[Act]) -> dict[int, int]:
    """Events and acts that share a trigger, those of one type first."""

    def score(wanted: GoldEvent, found: Act) -> float:
        if not overlapping(wanted.trigger, [found.trigger]):
            return 0.0
        return 1.0 + (_label(found) in wanted.types)

    return paired(events, acts, score, least=1.0)


def _wanted(wanted: GoldEvent, found: Act | None, gold: GoldReport, sheet: Sheet) -> None:
    words = quote(gold.report.text, wanted.evidence)
    label, status = str(wanted.types[0]), wanted.statuses[0]

    def note(category: str, right: bool, want: str, have: str) -> None:
        miss = Miss(category, gold.name, words, want, have)
        sheet.wanted(category, right, miss=miss)

    have = _label(found) if found else "nothing"
    note("triggers", found is not None, f"{label} at {_trigger(wanted, gold)!r}", have)
    note("triggers with type", have in wanted.types, label, have)
    if found is None:
        return
    note("status, of those found", found.status in wanted.statuses, status, found.status)
    right = found.status in wanted.statuses
    sheet.wanted(f"{_STATUS}{status}", right)
    sheet.found(f"{_STATUS}{status if right else found.status}", right)
    if have in wanted.types:
        _sets("modes, of those with type", wanted.modes, found.modes, sheet)
    _sets("contexts, of those found", wanted.contexts, found.contexts, sheet)
    for role, spans, others in (
        ("actor spans, of those found", wanted.actor_spans, found.actors),
        ("recipient spans, of those found", wanted.recipient_spans, found.recipients),
        ("date spans, of those found", wanted.time_spans, found.times),
        ("place spans, of those found", wanted.place_spans, found.places),
    ):
        _role(role, spans, others, gold, sheet)


def _surplus(gold: GoldReport, acts: Sequence[Act], sheet: Sheet) -> None:
    for act in acts:
        here = [event for event in gold.events if overlapping(event.trigger, [act.trigger])]
        words = quote(gold.report.text, [act.trigger, *act.actors, *act.recipients])
        miss = Miss("triggers", gold.name, words, "", _label(act))
        sheet.found("triggers", bool(here), miss=miss)
        sheet.found("triggers with type", any(_label(act) in event.types for event in here))


def _sets(category: str, wanted: Sequence[str], found: Sequence[str], sheet: Sheet) -> None:
    both = len(set(wanted) & set(found))
    sheet.overlap(category, both=both, gold=len(set(wanted)), predicted=len(set(found)))


def _role(
    category: str, wanted: Sequence[Span], found: Sequence[Span], gold: GoldReport, sheet: Sheet
) -> None:
    text = gold.report.text
    words = TokenIndex(text, marks=False)
    pairs = paired(
        wanted, found, lambda a, b: share(words.of([a]), words.of([b])), least=_LEAST_SHARED
    )
    sheet.overlap(category, both=len(pairs), gold=len(wanted), predicted=len(found))
    if len(pairs) < max(len(wanted), len(found)):
        sheet.misses.append(
            Miss(category, gold.name, text[:90], quote(text, wanted), quote(text, found) or "none")
        )


def _label(act: Act) -> str:
    return act.type or act.kind or "?"


def _labels(acts: Sequence[Act]) -> str:
    return ", ".join(f"{_label(act)} {act.status}" for act in acts)


def _trigger(event: GoldEvent, gold: GoldReport) -> str:
    return quote(gold.report.text, event.trigger)
