"""One act told several times in one report is one record, with all its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Actor, Event, Evidence, Span, Status, When
from dragoman.resolve.setting import Setting

_WORD = re.compile(r"\w{4,}")
_LEAST_SHARED = 0.3
_STEM = 5
_VERBAL = (1, 3)


def reality(status: Status) -> Status:
    """Statuses under which one deed may be told: what happened, told again, is background."""
    return "happened" if status == "background" else status


def same(left: Event, right: Event, setting: Setting) -> bool:
    """Whether two tellings of a type are of one act: its parties, its day and its words fit."""
    if not _whens_fit(left.when, right.when):
        return False
    meeting = left.type == "CONSULT"
    fit = _fit(left.actors, right.actors) and _may_fit(left.recipients, right.recipients)
    if not fit and not (meeting and _same_circle(left, right)):
        return False
    if meeting:
        return not left.modes or not right.modes or bool(set(left.modes) & set(right.modes))
    words = [
        set(_WORD.findall(_sentence(event, setting).casefold())) for event in (left, right)
    ]  # fmt: skip
    # The same verb between the same two is one act only where it is also of one matter.
    names = _party_words(left, setting) | _party_words(right, setting)
    stems = _stem(left) | _stem(right)
    matter = [{word for word in each - names if word[:_STEM] not in stems} for each in words]
    common = matter[0] & matter[1]
    if not common and matter[0] and matter[1]:
        return False
    shared, union = words[0] & words[1], words[0] | words[1]
    if bool(union) and len(shared) / len(union) >= _LEAST_SHARED:
        return True
    told_of_both = left.recipients and right.recipients and _stem(left) & _stem(right)
    return bool(told_of_both) and len(common) >= (2 if left.quad in _VERBAL else 1)


def _party_words(event: Event, setting: Setting) -> set[str]:
    body = setting.text.report.text
    spans = (*event.actor_spans, *event.recipient_spans)
    return {word for span in spans for word in _WORD.findall(span.of(body).casefold())}


def _stem(event: Event) -> set[str]:
    """How the words of the act begin: "sanctioned" and "the sanctions"."""
    quotes = " ".join(reason.words for reason in event.reasons[:1])
    return {word[:_STEM].casefold() for word in _WORD.findall(quotes)}


def _sentence(event: Event, setting: Setting) -> str:
    sentence = setting.text.sentence_at(event.evidence.spans[0].start)
    return (sentence or event.evidence.spans[0]).of(setting.text.report.text)


def _whens_fit(left: When | None, right: When | None) -> bool:
    if left is None or right is None or left.start is None or right.start is None:
        return True
    return left.start <= (right.end or right.start) and right.start <= (left.end or left.start)


def _may_fit(left: Sequence[Actor], right: Sequence[Actor]) -> bool:
    """As `_fit`; a telling may leave out to whom it was done."""
    return not left or not right or _fit(left, right)


def _fit(left: Sequence[Actor], right: Sequence[Actor]) -> bool:
    """The same parties, one side possibly named more closely: a state and its minister."""
    if not left or not right:
        return not left and not right
    return all(any(compatible(a, b) for b in right) for a in left) and all(
        any(compatible(a, b) for a in left) for b in right
    )


def _same_circle(left: Event, right: Event) -> bool:
    """As in "Orr and Berg spoke" and "Orr's call to Berg": one telling has no direction."""
    if bool(left.recipients) == bool(right.recipients):
        return False
    circles = [(*event.actors, *event.recipients) for event in (left, right)]
    named = all(actor.name is not None for circle in circles for actor in circle)
    return named and len(circles[0]) > 1 and _fit(*circles)


def compatible(left: Actor, right: Actor) -> bool:
    """Equal, or a country beside one of its own: `CHN GOV` and `CHN GOV:Qin Gang`."""
    if left.country is None or left.country != right.country:
        return left.id == right.id
    if left.name is None or right.name is None:
        return left.sector == right.sector or None in (left.sector, right.sector)
    return left.name == right.name


def joined(first: Event, second: Event, setting: Setting) -> Event:
    """One record of two tellings: the closer names and dates, and the evidence of both."""
    spans = (*first.evidence.spans, *second.evidence.spans)
    more = second if _precision(second) > _precision(first) else first
    recipients = max(first.recipients, second.recipients, key=_named)
    actors = max(first.actors, second.actors, key=_named)
    called = {actor.id for actor in recipients}
    return replace(
        first,
        modes=tuple(dict.fromkeys((*first.modes, *second.modes))),
        contexts=tuple(dict.fromkeys((*first.contexts, *second.contexts))),
        actors=tuple(actor for actor in actors if actor.id not in called) or actors,
        recipients=recipients,
        actor_spans=tuple(dict.fromkeys((*first.actor_spans, *second.actor_spans))),
        recipient_spans=tuple(dict.fromkeys((*first.recipient_spans, *second.recipient_spans))),
        when=more.when,
        place=first.place or second.place,
        evidence=Evidence.cite(setting.text.report, *united(spans)),
        according_to=first.according_to or second.according_to,
        reasons=tuple(dict.fromkeys((*first.reasons, *second.reasons))),
    )


def united(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _named(actors: Sequence[Actor]) -> tuple[int, int]:
    return sum(actor.name is not None for actor in actors), len(actors)


def _precision(event: Event) -> int:
    order = ("unknown", "after", "before", "year", "month", "week", "range", "day")
    return order.index(event.when.precision) if event.when else -1
