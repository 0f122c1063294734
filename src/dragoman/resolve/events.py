"""From spans of acts to events with parties, dates, places, status and PLOVER's codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman import ontology
from dragoman.records import (
    Act,
    Actor,
    Event,
    Evidence,
    Place,
    Span,
    Statement,
    Status,
    When,
    content_id,
)
from dragoman.resolve.ahead import in_time, is_present
from dragoman.resolve.companions import joined_by, of_the_report
from dragoman.resolve.counterparts import subject
from dragoman.resolve.dating import appended, dated_by_talks
from dragoman.resolve.happenings import happenings
from dragoman.resolve.merging import joined, reality, same, united
from dragoman.resolve.parties import standing
from dragoman.resolve.setting import Setting
from dragoman.resolve.sides import sides
from dragoman.resolve.stays import whole_stay

_PLANNED = frozenset({"scheduled", "confirmed", "expected", "proposed"})
_SURE = 0.6
_READ = "rule: voices"
_HOSTS = re.compile(r"(?:receiv|host|welcom|greet)", re.IGNORECASE)
_OWNING = re.compile(r"\s*(?:\w+ )?\w+day['’]s\b")
_PAST = frozenset({"happened", "alleged", "denied", "negated"})


def events(
    acts: Sequence[Act], statements: Sequence[Statement], setting: Setting
) -> tuple[Event, ...]:
    """Events in order of position; one told in several sentences is one, with all its evidence."""
    merged: list[Event] = []
    alike: defaultdict[tuple[str | None, str | None, Status], list[int]] = defaultdict(list)
    for act in acts:
        if _is_named_so(act.trigger, setting):
            continue
        voiced = _voiced_by(act, statements)
        if voiced is None and act.type != "CONSULT" and not (act.actors or act.recipients):
            continue
        told = statements[act.attribution] if act.attribution is not None else None
        # A lost word may reverse what was demanded, not that the two spoke.
        damaged = any(one is not None and one.damaged for one in (voiced, told))
        if damaged and act.type != "CONSULT":
            continue
        aside = appended(act, acts, setting.text)
        told_of = _event(act, voiced, statements, aside, setting)
        event = standing(joined_by(told_of, act.trigger, setting), act, voiced, setting)
        if event is None or _only_named(act, event):
            continue
        rivals = alike[event.type, event.kind, reality(event.status)]
        index = next((i for i in rivals if same(event, merged[i], setting)), len(merged))
        if index == len(merged):
            rivals.append(index)
            merged.append(event)
        else:
            merged[index] = joined(merged[index], event, setting)
        if event.type == "CONSULT" and not event.actors:
            merged[index] = _with_subject(merged[index], act.trigger, event.recipients, setting)
    merged = [replace(event, id=_id(event)) for event in dated_by_talks(merged, statements)]
    merged = of_the_report(merged, setting)
    merged += happenings(statements, merged, setting)
    return tuple(sorted(merged, key=lambda event: (event.evidence.spans, event.id)))


def _is_named_so(trigger: Span, setting: Setting) -> bool:
    """Whether the words belong to a name: nobody meets in "the Quadrilateral Security Dialogue"."""
    words = trigger.of(setting.text.report.text)
    return words[:1].isupper() and any(
        trigger.within(mention.span) and trigger != mention.span and mention.kind == "name"
        for mention in setting.mentions
    )


def _with_subject(event: Event, verb: Span, recipients: Sequence[Actor], setting: Setting) -> Event:
    """The meeting with whoever stands right before its verb, where nobody was marked as acting."""
    actors, spans = subject(verb, recipients, setting)
    return event if event.actors or not actors else replace(event, actors=actors, actor_spans=spans)


def _id(event: Event) -> str:
    """Two acts of one clause differ by their triggers or by their parties."""
    spans = [
        [(span.start, span.end) for span in part]
        for part in (event.evidence.spans, event.actor_spans, event.recipient_spans)
    ]
    words = [reason.words for reason in event.reasons]
    return content_id(
        "e", event.evidence.report, event.type or event.kind, event.status, spans, words
    )


def _only_named(act: Act, event: Event) -> bool:
    """A meeting that is perhaps only spoken of: "information on the trip"."""
    if act.type != "CONSULT" or act.status not in _PAST or not act.reasons:
        return False
    countries = {actor.country for actor in (*event.actors, *event.recipients) if actor.country}
    return (act.reasons[0].score or 0) < _SURE and len(countries) < 2


def _voiced_by(act: Act, statements: Sequence[Statement]) -> Statement | None:
    """The statement that is the act itself: "urged", "accused", "warned" are its cue."""
    return next((s for s in statements if any(act.trigger.overlaps(span) for span in s.cue)), None)


def _event(
    act: Act,
    voiced: Statement | None,
    statements: Sequence[Statement],
    aside: Sequence[Span],
    setting: Setting,
) -> Event:
    """`aside` are parts of the sentence whose times belong to another act."""
    told = statements[act.attribution] if act.attribution is not None else None
    days = _days(act, voiced, aside, setting)
    when = next((day for day in days if day is not None), None)
    of_day = any(_OWNING.match(setting.text.report.text, each.start) for each in act.times)
    act, when = in_time(act, when, setting.text.report.published, of_day=of_day)
    when = whole_stay(act, when, setting)
    both = sides(act, voiced, statements, setting)
    plover, plover_modes = ontology.strict_plover(act.type, act.status, act.modes)
    said = voiced.content if voiced is not None else ()
    return Event(
        id="",
        type=act.type,
        kind=act.kind,
        plover=plover,
        modes=act.modes,
        contexts=act.contexts,
        actors=both.actors,
        recipients=both.recipients,
        actor_spans=both.actor_spans,
        recipient_spans=both.recipient_spans,
        status=act.status,
        evidence=Evidence.cite(setting.text.report, *united((_clause(act), *said))),
        when=when,
        place=_place(act, setting),
        according_to=_according_to(act, voiced, told),
        quad=ontology.quad(plover) if plover else None,
        score=ontology.score(plover, plover_modes) if plover else None,
        cameo=ontology.cameo_for(act.type, act.modes, act.status) if act.type else None,
        reasons=act.reasons,
    )


def _days(
    act: Act, voiced: Statement | None, aside: Sequence[Span], setting: Setting
) -> Iterator[When | None]:
    """When the act is or was by its own words, by those around it, by the day of its saying."""
    own = setting.when([each for each in act.times if not any(map(each.overlaps, aside))])
    past = act.status in _PAST and not is_present(act)
    if own is not None and not (past and act.status == "happened" and setting.to_come(own)):
        yield own
    if is_present(act):
        yield setting.when_after(act.trigger)
    if act.status in _PAST:
        yield setting.when_near(act.trigger, apart_from=aside, past=True)
    if is_present(act):
        yield setting.when_near(act.trigger, apart_from=(), past=False)
    if _is_plan(act):
        yield setting.when_after(act.trigger)
    if voiced is not None and act.status == "happened" and not aside:
        yield voiced.when


def _goes_there(act: Act) -> bool:
    """Whether the act takes place at its recipient: of a rebuke, that only tells whom it meets.

    Who receives a guest does so at home.
    """
    if act.reasons and _HOSTS.match(act.reasons[0].words):
        return False
    return "visit" in act.modes or act.type in ("ASSAULT", "AID")


def _according_to(act: Act, voiced: Statement | None, told: Statement | None) -> str | None:
    """The statement that tells the act; an act read out of neutral words rests on them."""
    if told is None and voiced is not None and any(r.rule.startswith(_READ) for r in act.reasons):
        return voiced.id
    return told.id if told is not None else None


def _place(act: Act, setting: Setting) -> Place | None:
    """Where it was or will be; a call joins two places and has none."""
    if act.type == "CONSULT" and "phone" in act.modes:
        return None
    marked = setting.where((*act.places, *(act.recipients if _goes_there(act) else ())))
    if marked is None and _is_plan(act):
        marked = setting.where_after(act.trigger)
    if marked is None and act.type == "CONSULT":
        marked = setting.here_after(act.trigger)
    if marked is None and act.type == "CONSULT" and "visit" in act.modes:
        return setting.goal_after(act.trigger)
    return marked


def _is_plan(act: Act) -> bool:
    return act.type == "CONSULT" and act.status in _PLANNED


def _clause(act: Act) -> Span:
    """From the first to the last word that the act rests on: trigger, parties, time, place."""
    parts = (act.trigger, *act.actors, *act.recipients, *act.times, *act.places)
    return Span(min(span.start for span in parts), max(span.end for span in parts))
