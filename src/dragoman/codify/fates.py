"""A plan of which the same sentence tells that it came to nothing.

"Orr had been due to meet Berg, but the meeting was called off": one meeting, and it is off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.codify.contacts import MEETING, MEETING_NOUN, told_as
from dragoman.codify.sides import ENDED
from dragoman.records import Act, Text

_WAS_TO = re.compile(
    r"\b(?:(?:had|has|have) been|was|were) (?:\w+ly )?"
    r"(?:(?:expected|due|scheduled|set|supposed|planned|slated) )?to (?:[\w-]+ ){0,2}$",
    re.I,
)
_BUT_THE = re.compile(
    r"\b(?:but|though|although|however|before|until)\b[^.;]*\b(?:the|that) $", re.I
)


def fates(found: Sequence[Act], text: Text) -> list[Act]:
    """The acts, contacts that were to be with the end that their sentence tells of them."""
    return [_with_end(act, found, text) for act in found]


def _with_end(act: Act, found: Sequence[Act], text: Text) -> Act:
    body, sentence = text.report.text, text.sentence_at(act.trigger.start)
    if act.type != MEETING or act.status in ENDED or sentence is None:
        return act
    if not _WAS_TO.search(body, sentence.start, act.trigger.start):
        return act
    for other in found:
        after = act.trigger.end < other.trigger.start < sentence.end
        if not after or other.type != MEETING or other.status not in ENDED:
            continue
        words, between = other.trigger.of(body), (act.trigger.end, other.trigger.start)
        if MEETING_NOUN.search(words) and _BUT_THE.search(body, *between):
            return told_as(act, other.status, words)
    return act
