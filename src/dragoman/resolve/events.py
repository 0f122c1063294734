"""From spans of acts to events with parties, dates, places, status and PLOVER's codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dragoman import ontology
from dragoman.records import Act, Actor, Event, Evidence, Span, Statement, Status, When, content_id
from dragoman.resolve.counterparts import counterpart, visitor
from dragoman.resolve.happenings import happenings
from dragoman.resolve.setting import Setting

_WORD = re.compile(r"\w{4,}")
_PLANNED = frozenset({"scheduled", "confirmed", "expected", "proposed"})
_LEAST_SHARED = 0.3
_SURE = 0.6
_PAST = frozenset({"happened", "alleged", "denied", "negated"})


def events(
    acts: Sequence[Act], statements: Sequence[Statement], setting: Setting
) -> tuple[Event, ...]:
    """Events in order of position; one told in several sentences is one, with all its evidence."""
    merged: list[Event] = []
    alike: defaultdict[tuple[str | None, str | None, Status], list[int]] = defaultdict(list)
    for act in acts:
        voiced = _voiced_by(act, statements)
        if voiced is None and act.type != "CONSULT" and not (act.actors or act.recipients):
            continue
        told = statements[act.attribution] if act.attribution is not None else None
        if any(statement is not None and statement.damaged for statement in (voiced, told)):
            continue
        event = _event(act, voiced, statements, setting)
        if _only_named(act, event):
            continue
        rivals = alike[event.type, event.kind, event.status]
        index = next((i for i in rivals if _same(event, merged[i], setting)), None)
        if index is None:
            rivals.append(len(merged))
            merged.append(event)
        else:
            merged[index] = _joined(merged[index], event, setting)
    merged = [replace(event, id=_id(event)) for event in merged]
    merged += happenings(statements, merged, setting)
    return tuple(sorted(merged, key=lambda event: (event.evidence.spans, event.id)))


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
    act: Act, voiced: Statement | None, statements: Sequence[Statement], setting: Setting
) -> Event:
    told = statements[act.attribution] if act.attribution is not None else None
    when = setting.when(act.times)
    if when is None and act.status in _PAST:
        when = setting.when_near(act.trigger, apart_from=(), past=True)
    if when is None and _is_plan(act):
        when = setting.when_after(act.trigger)
    if when is None and voiced is not None and act.status == "happened":
        when = voiced.when
    plover, plover_modes = ontology.strict_plover(act.type, act.status, act.modes)
    actors, recipients = setting.everyone(act.actors), setting.everyone(act.recipients)
    actor_spans, recipient_spans = act.actors, act.recipients
    said: tuple[Span, ...] = ()
    if voiced is not None:
        said = voiced.content
        if not actor_spans and voiced.speaker is not None:
            actors, actor_spans = (voiced.speaker,), voiced.source
        if not recipient_spans:
            recipients = voiced.addressees
    if act.type == "CONSULT" and not actor_spans and act.modes == ("visit",):
        actors, actor_spans = visitor(act.trigger, setting)
    if act.type == "CONSULT" and (
        other := counterpart(act.trigger, (*actors, *recipients), setting)
    ):
        recipients, recipient_spans = (*recipients, other[0]), (*recipient_spans, other[1])
    return Event(
        id="",
        type=act.type,
        kind=act.kind,
        plover=plover,
        modes=act.modes,
        contexts=act.contexts,
        actors=actors,
        recipients=recipients,
        actor_spans=actor_spans,
        recipient_spans=recipient_spans,
        status=act.status,
        evidence=Evidence.cite(setting.text.report, *_united((_clause(act), *said))),
        when=when,
        place=setting.where((*act.places, *act.recipients))
        or (setting.where_after(act.trigger) if _is_plan(act) else None),
        according_to=told.id if told is not None else None,
        quad=ontology.quad(plover) if plover else None,
        score=ontology.score(plover, plover_modes) if plover else None,
        cameo=ontology.cameo_for(act.type, act.modes, act.status) if act.type else None,
        reasons=act.reasons,
    )


def _is_plan(act: Act) -> bool:
    return act.type == "CONSULT" and act.status in _PLANNED


def _united(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _clause(act: Act) -> Span:
    """From the first to the last word that the act rests on: trigger, parties, time, place."""
    parts = (act.trigger, *act.actors, *act.recipients, *act.times, *act.places)
    return Span(min(span.start for span in parts), max(span.end for span in parts))


def _same(left: Event, right: Event, setting: Setting) -> bool:
    if not _whens_fit(left.when, right.when):
        return False
    if not (_fit(left.actors, right.actors) and _fit(left.recipients, right.recipients)):
        return False
    if left.type == "CONSULT":
        return not left.modes or not right.modes or bool(set(left.modes) & set(right.modes))
    words = [
        set(_WORD.findall(_sentence(event, setting).casefold())) for event in (left, right)
    ]  # fmt: skip
    shared, union = words[0] & words[1], words[0] | words[1]
    return bool(union) and len(shared) / len(union) >= _LEAST_SHARED


def _sentence(event: Event, setting: Setting) -> str:
    sentence = setting.text.sentence_at(event.evidence.spans[0].start)
    return (sentence or event.evidence.spans[0]).of(setting.text.report.text)


def _whens_fit(left: When | None, right: When | None) -> bool:
    if left is None or right is None or left.start is None or right.start is None:
        return True
    return left.start <= (right.end or right.start) and right.start <= (left.end or left.start)


def _fit(left: Sequence[Actor], right: Sequence[Actor]) -> bool:
    """The same parties, one side possibly named more closely: a state and its minister."""
    if not left or not right:
        return not left and not right
    return all(any(compatible(a, b) for b in right) for a in left) and all(
        any(compatible(a, b) for a in left) for b in right
    )


def compatible(left: Actor, right: Actor) -> bool:
    """Equal, or a country beside one of its own: `CHN GOV` and `CHN GOV:Qin Gang`."""
    if left.country is None or left.country != right.country:
        return left.id == right.id
    if left.name is None or right.name is None:
        return left.sector == right.sector or None in (left.sector, right.sector)
    return left.name == right.name


def _joined(first: Event, second: Event, setting: Setting) -> Event:
    spans = (*first.evidence.spans, *second.evidence.spans)
    more = second if _precision(second) > _precision(first) else first
    return replace(
        first,
        modes=tuple(dict.fromkeys((*first.modes, *second.modes))),
        contexts=tuple(dict.fromkeys((*first.contexts, *second.contexts))),
        actors=max(first.actors, second.actors, key=_named),
        recipients=max(first.recipients, second.recipients, key=_named),
        actor_spans=(*first.actor_spans, *second.actor_spans),
        recipient_spans=(*first.recipient_spans, *second.recipient_spans),
        when=more.when,
        place=first.place or second.place,
        evidence=Evidence.cite(setting.text.report, *_united(spans)),
        according_to=first.according_to or second.according_to,
        reasons=(*first.reasons, *second.reasons),
    )


def _named(actors: Sequence[Actor]) -> int:
    return sum(actor.name is not None for actor in actors)


def _precision(event: Event) -> int:
    order = ("unknown", "after", "before", "year", "month", "week", "range", "day")
    return order.index(event.when.precision) if event.when else -1
