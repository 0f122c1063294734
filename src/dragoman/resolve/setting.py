"""What is known of a report's people, dates and places when its drafts are resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.records import Actor, Mention, Place, Span, Text, TimeExpression, When
from dragoman.resolve.actors import ActorTables, mentions, place_at, resolve_span, sent_from
from dragoman.resolve.relatives import government_of, names_government, who_stands_there
from dragoman.resolve.times import times

_NEAR = 60
_GOAL = re.compile(
    r"(?:[^.;,]{0,40}?\bto(?: the)?)? (?P<goal>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
)
_CLAUSE = re.compile(
    r"; |, (?:but|while|whereas|although|though|and) (?!on\b|then\b|to\b|[\w-]+ing\b)"
)
_FEW = {
    word: days
    for days, words in enumerate(("a the one 1", "two 2", "three 3", "four 4", "five 5"), start=1)
    for word in words.split()
}
_DAYS_APART = re.compile(
    r"\b(?:(?P<many>\w+) )?(?P<unit>day|week|month|year|decade)s? (?P<way>after|before)\b"
)
_IN = re.compile(r"(?:[^.;,]{0,60}?)\bin (?=[A-Z])")
_HERE = re.compile(r"[^.;,\"“”]{0,60}?\bhere\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """One report with its mentions and time expressions; answers who, when and where."""

    text: Text
    tables: ActorTables
    on: date | None
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]

    @classmethod
    def of(cls, text: Text, tables: ActorTables) -> Setting:
        on = text.report.published
        return cls(
            text=text,
            tables=tables,
            on=on,
            mentions=mentions(text, tables=tables, on=on),
            times=times(text, published=on),
        )

    def who(self, span: Span) -> tuple[Actor, ...]:
        named = who_stands_there(span, self.text.report.text)
        if named is None:
            return ()
        found = resolve_span(named, self.text, self.mentions, tables=self.tables, on=self.on)
        return tuple(dict.fromkeys(self._or_government(actor, named) for actor in found))

    def _or_government(self, actor: Actor, span: Span) -> Actor:
        """The state in the place of a leader whom the span names for the government alone."""
        body = self.text.report.text
        if actor.name is None or actor.country is None or not names_government(span, body):
            return actor
        told = [
            mention.span
            for mention in self.mentions
            if mention.actor.id == actor.id and mention.span.within(span)
        ]
        governs = all(government_of(one, body) for one in told or [span])
        return Actor(actor.country, "GOV") if governs else actor

    def everyone(self, spans: Iterable[Span]) -> tuple[Actor, ...]:
        """Actors of several spans, each once, in order."""
        found = (actor for span in spans for actor in self.who(span))
        return tuple({actor.id: actor for actor in found}.values())

    def when(self, spans: Sequence[Span]) -> When | None:
        """The first dated expression that overlaps one of the spans."""
        for span in spans:
            dated = [
                time
                for time in self._between(span.start, span.end)
                if time.when is not None and time.when.start is not None
            ]
            if dated:
                return self._joined(dated[:2])
        return None

    def _joined(self, dated: Sequence[TimeExpression]) -> When | None:
        """ "Thursday and Friday" is one stretch of days; anything else is its first date."""
        first = dated[0].when
        second = dated[1].when if len(dated) > 1 else None
        if first is None or second is None or first.start is None or second.end is None:
            return first
        between = self.text.report.text[dated[0].span.end : dated[1].span.start]
        if between.strip() not in ("and", "to", "-", "–", "through") or first.start > second.end:
            return first
        return When(first.start, second.end, "range", first.basis, first.expression)

    def when_near(self, anchor: Span, *, apart_from: Sequence[Span], past: bool) -> When | None:
        """The dated expression of the anchor's sentence that stands nearest, outside some spans.

        `past`: what happened did so on the day of publication at the latest.
        """
        sentence = self.text.sentence_at(anchor.start)
        if sentence is None:
            return None
        dated = [
            time
            for time in self._between(sentence.start, sentence.end)
            if time.when is not None
            and time.when.start is not None
            and time.when.precision in ("day", "range")
            and not (past and self.to_come(time.when))
            and not any(time.span.overlaps(span) for span in apart_from)
            and not self._parted(anchor, time.span)
        ]
        if not dated:
            return None
        nearest = min(dated, key=lambda time: abs(time.span.start - anchor.end))
        return self._counted(nearest, anchor)

    def _counted(self, told: TimeExpression, anchor: Span) -> When | None:
        """The date itself, or days from it: "on Tuesday, a day after Peru freed the crew".

        "Weeks after" and "a month after" leave the day open.
        """
        when = told.when
        text = self.text.report.text
        found = _DAYS_APART.search(text, told.span.end, max(told.span.end, anchor.start))
        if found is None or "," in text[found.end() : anchor.start]:
            return when
        if when is None or when.start is None or when.end is None:
            return when
        days = _FEW.get(found["many"] or "")
        if days is None or found["unit"] != "day":
            return None
        step = timedelta(days=-days if found["way"] == "after" else days)
        return replace(when, start=when.start + step, end=when.end + step, basis="text anchor")

    def to_come(self, when: When) -> bool:
        """Whether it ends after the day of the report and does not begin before it."""
        last = when.end or when.start
        if self.on is None or last is None or last <= self.on:
            return False
        return when.start is None or when.start >= self.on

    def _parted(self, anchor: Span, other: Span) -> bool:
        """Whether a clause of its own begins between the two: ", but officials said"."""
        first, second = sorted((anchor, other))
        return bool(_CLAUSE.search(self.text.report.text, first.end, second.start))

    def when_after(self, trigger: Span) -> When | None:
        """The date that follows a plan in its own sentence: "talks, scheduled for Thursday"."""
        sentence = self.text.sentence_at(trigger.start)
        if sentence is None or trigger.end >= sentence.end:
            return None
        when = self.when((Span(trigger.end, min(sentence.end, trigger.end + _NEAR)),))
        if when is None or when.start is None or (self.on is not None and when.start < self.on):
            return None
        return when

    def where_after(self, trigger: Span) -> Place | None:
        """The place that follows at once: "talks in Anchorage, Alaska"."""
        match = _IN.match(self.text.report.text, trigger.end)
        if match is None:
            return None
        end = min(match.end() + _NEAR, len(self.text.report.text))
        return place_at(Span(match.end(), end), self.text, tables=self.tables)

    def here_after(self, trigger: Span) -> Place | None:
        """Where the report was written, if "here" follows: "talks opened here on Monday"."""
        body, sentence = self.text.report.text, self.text.sentence_at(trigger.start)
        if self.text.dateline is None or sentence is None:
            return None
        if _HERE.match(body, trigger.end, sentence.end) is None:
            return None
        return sent_from(self.text, tables=self.tables)

    def goal_after(self, trigger: Span) -> Place | None:
        """Where a journey leads: "called off his trip to Anchorage", "will visit Alaska"."""
        match = _GOAL.match(self.text.report.text, trigger.end)
        if match is None:
            return None
        return place_at(Span(*match.span("goal")), self.text, tables=self.tables)

    def where(self, spans: Sequence[Span]) -> Place | None:
        for span in spans:
            if place := place_at(span, self.text, tables=self.tables):
                return place
        return None

    def _between(self, start: int, end: int) -> Iterable[TimeExpression]:
        return (time for time in self.times if time.span.start < end and start < time.span.end)
