"""Who speaks in a quotation without a source: whoever spoke before, or whom the text shows there.

"... ," she said. Then a paragraph that is a quotation and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.records import Actor, Attribution, Mention, Statement
from dragoman.resolve.setting import Setting

_OPENING = '"“„«'
_MARKS = '"“”„«»'
_AFTER = re.compile(r"\s*[\"”»]?\s*")
_VERB = re.compile(r"\s+[a-z]")
_REACH = 2
_HE_OR_SHE = frozenset({"he", "she", "him", "her", "his"})


def speaker_carried(
    attribution: Attribution, before: Sequence[Statement], setting: Setting
) -> tuple[Actor, str] | None:
    """The speaker of a quotation that names none, and by which rule; None where it stays open."""
    if not attribution.content or attribution.kind not in ("direct", "mixed"):
        return None
    body, start = setting.text.report.text, attribution.content[0].start
    if body[start] not in _OPENING and body[max(0, start - 1)] not in _OPENING:
        return _turn_before(attribution, before, setting)
    if (found := _right_behind(attribution, setting)) is not None:
        return found.actor, "rule: who is told of right behind the quotation"
    here = _paragraph(start, setting)
    if here is None:
        return None
    if (spoke := _spoke_before(before, here, setting)) is not None:
        return spoke, "rule: quotation goes on in the next paragraph"
    if (shown := _shown_before(here, setting)) is not None:
        return shown, "rule: the one person of the paragraph before"
    return None


def _turn_before(
    attribution: Attribution, before: Sequence[Statement], setting: Setting
) -> tuple[Actor, str] | None:
    """A turn of a transcript that goes on without its label is the same speaker's."""
    last = next((one for one in reversed(before) if one.within is None and one.content), None)
    words = attribution.content[0].of(setting.text.report.text)
    if attribution.cue or last is None or any(mark in words for mark in _MARKS):
        return None
    speaker, end = last.speaker, last.content[-1].end
    here, there = _paragraph(attribution.content[0].start, setting), _paragraph(end - 1, setting)
    if speaker is None or here is None or there is None or not 0 < here - there <= _REACH:
        return None
    return speaker, "rule: the turn goes on in the next paragraph"


def _paragraph(at: int, setting: Setting) -> int | None:
    blocks = setting.text.paragraphs
    return next((i for i, block in enumerate(blocks) if block.start <= at < block.end), None)


def _right_behind(attribution: Attribution, setting: Setting) -> Mention | None:
    """ "... watch me." Darvishan laughed."""
    body, end = setting.text.report.text, attribution.content[-1].end
    at = _AFTER.match(body, end)
    position = at.end() if at is not None else end
    block = _paragraph(max(0, end - 1), setting)
    for mention in setting.mentions:
        if mention.span.start == position and is_somebody(mention):
            inside = block is not None and _paragraph(position, setting) == block
            return mention if inside and _VERB.match(body, mention.span.end) else None
    return None


def _spoke_before(before: Sequence[Statement], here: int, setting: Setting) -> Actor | None:
    """Who spoke last in the paragraph before, or earlier in this one, where nobody else did."""
    spoken = [one for one in before if one.within is None and not one.silence and one.content]
    if not spoken or spoken[-1].speaker is None:
        return None
    last = spoken[-1]
    there = _paragraph(max(span.end for span in last.content) - 1, setting)
    if there is None or not 0 <= here - there < _REACH:
        return None
    person = last.speaker is not None and last.speaker.name is not None
    quoted = last.kind in ("direct", "mixed")
    alone = _nobody_between(last, here, setting)
    return last.speaker if alone and (quoted or person) else None


def _nobody_between(last: Statement, here: int, setting: Setting) -> bool:
    """Whether no other person is told of between the words before and this paragraph."""
    begin = max(span.end for span in (*last.content, *last.source, *last.cue))
    end = setting.text.paragraphs[here].start
    speaker = last.speaker.id if last.speaker is not None else None
    return not any(
        begin <= mention.span.start < end and is_somebody(mention) and mention.actor.id != speaker
        for mention in setting.mentions
    )


def _shown_before(here: int, setting: Setting) -> Actor | None:
    """The only person of the paragraph before, where that paragraph quotes nobody."""
    if here == 0:
        return None
    block = setting.text.paragraphs[here - 1]
    if any(mark in block.of(setting.text.report.text) for mark in _MARKS):
        return None
    people = {
        mention.actor.id: mention.actor
        for mention in setting.mentions
        if mention.span.within(block) and is_somebody(mention)
    }
    return next(iter(people.values())) if len(people) == 1 else None


def is_somebody(mention: Mention) -> bool:
    """A person with a name, or one whose office the text gives; no state, organ or crowd."""
    actor = mention.actor
    if mention.kind == "pronoun":
        return mention.text.lower() in _HE_OR_SHE
    parts = (actor.name or "").split()
    stranger = actor.country is None and actor.sector is None
    full = len(parts) > 1 and all(part[0].isupper() for part in parts)
    return actor.anonymous or actor.office is not None or (stranger and full)
