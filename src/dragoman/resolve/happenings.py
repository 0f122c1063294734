"""Happenings without a PLOVER type that statements show: a briefing, a readout, a silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Reason,
    Span,
    Statement,
    Status,
    When,
    content_id,
)
from dragoman.resolve.dating import readout_day
from dragoman.resolve.setting import Setting

_BRIEFING = re.compile(
    r"\b(?:(?:press|news|joint|daily|regular) (?:briefing|conference|interview)|"
    r"(?:at|in|during) an? (?:\w+ )?(?:briefing|interview))\b",
    re.I,
)
_READOUT = re.compile(
    r"\b(?:read-?outs?|summary of (?:the|their|a) (?:phone )?(?:call|meeting|talks|conversation)|"
    r"statement (?:on|about|after|following) (?:the|their|a) (?:phone )?(?:call|meeting|talks))\b",
    re.I,
)
_NEAR = 160


def happenings(
    statements: Sequence[Statement], found: Sequence[Event], setting: Setting
) -> Iterator[Event]:
    """Events of a kind that the model did not mark itself, in order of position."""
    marked = {
        (event.kind, setting.text.sentence_at(event.evidence.spans[0].start)) for event in found
    }
    told: set[tuple[str, str]] = set()
    for sentence in setting.text.sentences:
        spoken = [s for s in statements if s.evidence.spans[0].overlaps(sentence)]
        for event in (
            *_briefings(spoken, sentence, setting),
            *_readouts(sentence, found, setting),
            *_silences(spoken, setting),
        ):
            by = (str(event.kind), event.actors[0].id)
            if (event.kind, sentence) not in marked and by not in told:
                told.add(by)
                yield event


def _briefings(spoken: Sequence[Statement], sentence: Span, setting: Setting) -> Iterator[Event]:
    match = _BRIEFING.search(setting.text.report.text, sentence.start, sentence.end)
    for statement in spoken:
        press = tuple(actor for actor in statement.addressees if actor.sector == "JRN")
        if match and press and statement.speaker and statement.source:
            words = Span(*match.span())
            yield _event(
                "briefing", "happened", statement.speaker, press, (*statement.source, words),
                statement.source, statement.when, words, setting,
            )  # fmt: skip
            return


def _readouts(sentence: Span, found: Sequence[Event], setting: Setting) -> Iterator[Event]:
    """Whose readout it is stands just before the word: "the foreign ministry's readout"."""
    match = _READOUT.search(setting.text.report.text, sentence.start, sentence.end)
    if match is None:
        return
    before = [
        mention
        for mention in setting.mentions
        if sentence.start <= mention.span.start
        and mention.span.end <= match.start() <= mention.span.end + _NEAR
        and mention.actor.country is not None
    ]
    if before:
        issuer, words = before[-1], Span(*match.span())
        near = setting.when_near(words, apart_from=(), past=True)
        yield _event(
            "readout", "happened", issuer.actor, (), (issuer.span, words), (issuer.span,),
            near or readout_day(issuer.actor, found, setting), words, setting,
        )  # fmt: skip


def _silences(spoken: Sequence[Statement], setting: Setting) -> Iterator[Event]:
    for statement in spoken:
        if statement.silence and statement.speaker is not None and statement.cue:
            yield _event(
                "silence", "negated", statement.speaker, (), statement.evidence.spans,
                statement.source, statement.when, statement.cue[0], setting,
            )  # fmt: skip


def _event(
    kind: str,
    status: Status,
    actor: Actor,
    recipients: tuple[Actor, ...],
    spans: Sequence[Span],
    actor_spans: tuple[Span, ...],
    when: When | None,
    words: Span,
    setting: Setting,
) -> Event:
    report = setting.text.report
    evidence = Evidence.cite(report, *spans)
    return Event(
        id=content_id("e", report.id, kind, status, [(s.start, s.end) for s in evidence.spans]),
        type=None,
        kind=kind,
        plover=None,
        modes=(),
        contexts=("diplomatic",),
        actors=(actor,),
        recipients=recipients,
        actor_spans=actor_spans,
        recipient_spans=(),
        status=status,
        evidence=evidence,
        when=when,
        reasons=(Reason(f"rule: {kind}", words.of(report.text)),),
    )
