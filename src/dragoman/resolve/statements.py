"""From spans of attributions to statements with speakers, addressees, relays and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.records import Actor, Attribution, Evidence, Reason, Statement, When, content_id
from dragoman.resolve.answering import answerer, first_person, labelled
from dragoman.resolve.audiences import with_audience
from dragoman.resolve.carried import speaker_carried
from dragoman.resolve.described import described
from dragoman.resolve.relays import relayed
from dragoman.resolve.setting import Setting

_AFTER_STOP = 30
_ASKED = re.compile(
    r"\b(?:on (?:the )?condition (?:of anonymity|that)[^.,;]{0,40}|on (?:deep )?background|"
    r"anonymously|"
    r"(?:not|was not|were not) authori[sz]ed to (?:speak|discuss|comment)[^.,;]{0,40}|"
    r"(?:asked|requested|declined|refused) (?:not )?to be (?:named|identified|quoted)[^.,;]{0,20}|"
    r"requested anonymity|the condition of anonymity)",
    re.I,
)


def statements(found: Sequence[Attribution], setting: Setting) -> tuple[Statement, ...]:
    """One statement per attribution, in the same order, so that indexes stay valid."""
    ids = [_id(attribution, setting) for attribution in found]
    out: list[Statement] = []
    for index, attribution in enumerate(found):
        within = ids[attribution.within] if attribution.within is not None else None
        out.append(_statement(attribution, ids[index], within, out, setting))
    spoken = [_asked(statement, setting) for statement in relayed(out, setting)]
    return with_audience(tuple(_dated_by_speaker(spoken)), setting)


def _asked(statement: Statement, setting: Setting) -> Statement:
    """What a source without a name asked for: not to be named, to speak on background."""
    if not statement.anonymous:
        return statement
    sentence = setting.text.sentence_at(statement.evidence.spans[-1].start)
    if sentence is None:
        return statement
    # A false full stop may part the source from what it asked for.
    match = _ASKED.search(setting.text.report.text, sentence.start, sentence.end + _AFTER_STOP)
    if match is None:
        return statement
    return replace(statement, reasons=(*statement.reasons, Reason("rule: asked for", match[0])))


def _id(attribution: Attribution, setting: Setting) -> str:
    spans = (attribution.source, attribution.cue, attribution.content)
    flat = [(span.start, span.end) for part in spans for span in part]
    return content_id("s", setting.text.report.id, flat, attribution.within is not None)


def _statement(
    attribution: Attribution,
    own_id: str,
    within: str | None,
    before: Sequence[Statement],
    setting: Setting,
) -> Statement:
    speakers = setting.everyone(attribution.source)
    reasons = attribution.reasons
    speaker: Actor | None = speakers[0] if speakers else None
    if (shown := _shown(speaker, attribution, within, before, setting)) is not None:
        speaker, rule = shown
        reasons = (*reasons, Reason(rule))
    anchor = next(iter((*attribution.cue, *attribution.source, *attribution.content)))
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return Statement(
        id=own_id,
        kind=attribution.kind,
        speaker=speaker,
        addressees=setting.everyone(attribution.addressees),
        via=setting.everyone(attribution.relays),
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        evidence=Evidence.cite(setting.text.report, *spans),
        anonymous=speaker is not None and speaker.anonymous,
        announced=attribution.announced,
        silence=attribution.silence,
        damaged=attribution.damaged,
        within=within,
        when=setting.when_near(anchor, apart_from=attribution.content, past=True),
        reasons=reasons,
    )


def _shown(
    speaker: Actor | None,
    attribution: Attribution,
    within: str | None,
    before: Sequence[Statement],
    setting: Setting,
) -> tuple[Actor, str] | None:
    """A speaker whom no name at the statement gives, and by which rule."""
    if len(attribution.source) == 1:
        person = described(attribution.source[0], speaker, setting)
        if person is not None:
            return person, "rule: the one person whom the description fits"
    if (actor := labelled(attribution, speaker, setting)) is not None:
        return actor, "rule: the name before the colon"
    if speaker is not None:
        return None
    if not attribution.source:
        return speaker_carried(attribution, before, setting)
    if (actor := answerer(attribution, setting)) is not None:
        return actor, "rule: the one introduced answers"
    if (actor := first_person(attribution, within, before, setting)) is not None:
        return actor, "rule: who speaks around it"
    return None


def _dated_by_speaker(found: Sequence[Statement]) -> Iterator[Statement]:
    """One who speaks on one day only in a report said the rest of it on that day too."""
    days: dict[str, set[tuple[date | None, date | None]]] = {}
    for statement in found:
        if statement.speaker is None or statement.silence:
            continue
        if statement.when is not None:
            span = (statement.when.start, statement.when.end)
            days.setdefault(statement.speaker.id, set()).add(span)
    for statement in found:
        known = days.get(statement.speaker.id, set()) if statement.speaker is not None else set()
        spoke = not (statement.announced or statement.silence)
        if statement.when is None and len(known) == 1 and spoke:
            ((start, end),) = known
            when = When(start, end, "day" if start == end else "range", "same speaker")
            yield replace(statement, when=when)
        else:
            yield statement
