"""Score the findings of whole reports: statements, events, dates and mentions of actors.

Figures are over the gold's tier 1; what the coder found beside it counts against it only where no
tier of the gold has it either.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.read.gold import GoldEvent, GoldReport, GoldStatement, GoldWhen
from dragoman.records import Event, Findings, Mention, Span, Statement, When
from dragoman.views.evaluation.parties import are_parties, are_sides, is_party
from dragoman.views.evaluation.sheet import Miss, Sheet
from dragoman.views.evaluation.spans import TokenIndex, overlapping, paired, quote, share

_LEAST_SHARED = 0.5
_REAL = frozenset({"happened", "background"})


def score_report(gold: GoldReport, findings: Findings, sheet: Sheet) -> None:
    """Add one report's counts and misses to the sheet."""
    if gold.statements:
        _statements(gold, findings, sheet)
    if gold.events:
        _events(gold, findings, sheet)
    if gold.times:
        _times(gold, findings, sheet)
    if gold.mentions:
        _mentions(gold, findings, sheet)


# ---------------------------------------------------------------- statements


def _statements(gold: GoldReport, findings: Findings, sheet: Sheet) -> None:
    text = gold.report.text
    words = TokenIndex(text, marks=False)

    def alike(wanted: GoldStatement, found: Statement) -> float:
        if not wanted.content:
            return float(found.silence and overlapping(wanted.cue, (*found.cue, *found.source)))
        return share(words.of(wanted.content), words.of(found.content))

    first = [statement for statement in gold.statements if statement.tier == 1]
    rest = [statement for statement in gold.statements if statement.tier != 1]
    pairs = paired(first, findings.statements, alike, least=_LEAST_SHARED)
    for index, wanted in enumerate(first):
        found = findings.statements[pairs[index]] if index in pairs else None
        _statement(wanted, found, gold, sheet)
    left = [s for j, s in enumerate(findings.statements) if j not in pairs.values()]
    known = set(paired(rest, left, alike, least=_LEAST_SHARED).values())
    for index, extra in enumerate(findings.statements):
        expected = index in pairs.values() or any(extra is left[j] for j in known)
        miss = Miss(
            "statements: content",
            gold.name,
            quote(text, extra.content or extra.cue),
            "",
            f"{extra.kind} by {extra.speaker.id if extra.speaker else 'nobody'}",
        )
        sheet.found("statements: content", expected, miss=miss)


def _statement(
    wanted: GoldStatement, found: Statement | None, gold: GoldReport, sheet: Sheet
) -> None:
    words = quote(gold.report.text, wanted.content or wanted.cue)

    def note(category: str, right: bool, want: object, have: object) -> None:
        miss = Miss(category, f"{gold.name} {wanted.id}", words, str(want), str(have))
        sheet.wanted(category, right, miss=miss)

    note("statements: content", found is not None, f"{wanted.kind} statement", "nothing")
    speaker = found.speaker if found else None
    right = found is not None and is_party(wanted.speaker, speaker)
    have = speaker.id if speaker else "nobody"
    note("statements: right speaker", right, wanted.speaker, have if found else "no statement")
    if found is None:
        return
    if wanted.kind:
        note("statements: kind, of those found", found.kind == wanted.kind, wanted.kind, found.kind)
    for category, names, actors in (
        ("statements: addressee, of those found", wanted.addressees, found.addressees),
        ("statements: relay, of those found", wanted.via, found.via),
    ):
        if names:
            met = any(is_party(name, actor) for name in names for actor in actors)
            note(category, met, ", ".join(names), ", ".join(a.id for a in actors) or "nobody")


# ---------------------------------------------------------------- events


def _events(gold: GoldReport, findings: Findings, sheet: Sheet) -> None:
    text = gold.report.text
    words = TokenIndex(text, marks=False)

    def fit(wanted: GoldEvent, found: Event) -> float:
        if found.type not in wanted.types:
            return 0.0
        shared = share(words.of(wanted.evidence), words.of(found.evidence.spans))
        if not shared:
            return 0.0
        status = found.status in wanted.statuses
        return 4 * status + 2 * are_sides(wanted.actors, found.actors) + shared

    first = [event for event in gold.events if event.tier == 1]
    rest = [event for event in gold.events if event.tier != 1]
    pairs = paired(first, findings.events, fit, least=1e-9)
    for index, wanted in enumerate(first):
        found = findings.events[pairs[index]] if index in pairs else None
        _event(wanted, found, gold, sheet)
    for index, extra in enumerate(findings.events):
        # Two tellings of one event of the gold are not one too many: linking joins them.
        expected = index in pairs.values() or any(fit(event, extra) for event in (*first, *rest))
        label = f"{extra.type or extra.kind} {extra.status}"
        evidence = quote(text, extra.evidence.spans)
        miss = Miss("events: right type", gold.name, evidence, "", label)
        sheet.found("events: right type", expected, miss=miss)


def _event(wanted: GoldEvent, found: Event | None, gold: GoldReport, sheet: Sheet) -> None:
    words = quote(gold.report.text, wanted.evidence)
    label = f"{'/'.join(str(type_) for type_ in wanted.types)} {'/'.join(wanted.statuses)}"

    def note(category: str, right: bool, want: object, have: object) -> None:
        miss = Miss(category, f"{gold.name} {wanted.id}", words, str(want), str(have))
        sheet.wanted(category, right, miss=miss)

    note("events: right type", found is not None, label, "nothing")
    status = found.status if found else "no event"
    note("events: right type and status", status in wanted.statuses, label, status)
    if found is None:
        return
    if not set(wanted.statuses) & _REAL:
        planned = "events: no plan told as a deed, of those found"
        note(planned, found.status not in _REAL, label, found.status)
    for role, names, actors in (
        ("actors", wanted.actors, found.actors),
        ("recipients", wanted.recipients, found.recipients),
    ):
        if names:
            have = ", ".join(actor.id for actor in actors) or "nobody"
            exact, sides = are_parties(names, actors), are_sides(names, actors)
            note(f"events: {role}, of those found", exact, ", ".join(names), have)
            sheet.wanted(f"events: {role} by state, of those found", sides)
    if wanted.when is not None:
        right = _same_days(wanted.when, found.when)
        note("events: date, of those found", right, _days(wanted.when), _days(found.when))


def _same_days(wanted: GoldWhen, found: When | None) -> bool:
    """Both ends; where the gold knows no beginning, no date or an earlier one is right."""
    if wanted.start is None:
        if found is None or found.start is None or wanted.end is None:
            return True
        return (found.end or found.start) < wanted.end
    return found is not None and (found.start, found.end) == (wanted.start, wanted.end)


def _days(when: GoldWhen | When | None) -> str:
    if when is None:
        return "no date"
    return f"{when.start or '?'} to {when.end or '?'}"


# ---------------------------------------------------------------- dates and mentions


def _times(gold: GoldReport, findings: Findings, sheet: Sheet) -> None:
    for wanted in gold.times:
        found = [time for time in findings.times if time.span.overlaps(wanted.span)]
        # A gold span may hold two expressions ("Thursday and Friday"); a stretch of both is right.
        whens = [time.when for time in found if time.when is not None]
        stretch = _stretch(whens)
        right = any(_same_days(wanted.when, when) for when in (*whens, stretch) if when)
        sharp = wanted.when.precision in ("day", "week", "month", "year")
        category = "dates" if sharp else "dates, approximate"
        miss = Miss(
            category,
            gold.name,
            quote(gold.report.text, [wanted.span]),
            _days(wanted.when),
            "; ".join(map(_days, whens)) or "nothing",
        )
        sheet.wanted(category, right, miss=miss)


def _stretch(whens: Sequence[When]) -> When | None:
    starts = [when.start for when in whens if when.start]
    ends = [when.end for when in whens if when.end]
    if len(whens) < 2 or not starts or not ends:
        return None
    return When(min(starts), max(ends), "range", "")


def _mentions(gold: GoldReport, findings: Findings, sheet: Sheet) -> None:
    def cover(left: Span, right: Span) -> float:
        shared = min(left.end, right.end) - max(left.start, right.start)
        return max(0, shared) / (max(left.end, right.end) - min(left.start, right.start))

    spans = list(dict.fromkeys(mention.span for mention in findings.mentions))
    # Half a name is enough where one of the two is the last words of the other.
    pairs = paired(
        [wanted.span for wanted in gold.mentions],
        spans,
        lambda a, b: cover(a, b) + (a.end == b.end and a.overlaps(b)),
        least=0.5,
    )
    for index, wanted in enumerate(gold.mentions):
        here = spans[pairs[index]] if index in pairs else None
        found: list[Mention] = [m for m in findings.mentions if m.span == here]
        actors = [mention.actor for mention in found]
        right = are_parties(wanted.actors, actors) and bool(actors or not wanted.actors)
        category = "mentions: right actor" if wanted.actors else "mentions: no party, left alone"
        miss = Miss(
            category,
            gold.name,
            quote(gold.report.text, [wanted.span]),
            ", ".join(wanted.actors) or "no party",
            ", ".join(actor.id for actor in actors) or "nothing",
        )
        sheet.wanted(category, right, miss=miss)
    for span in spans:
        near = any(wanted.span.overlaps(span) for wanted in gold.mentions)
        sheet.found("mentions: a party stands there", near)
