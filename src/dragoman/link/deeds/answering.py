"""Threats that only promise "an answer": which act the answer was, by the types of later acts.

"The response will be immediate", then nine diplomats of the other side expelled.
"""

from __future__ import annotations

from datetime import timedelta

from dragoman.link.deeds.bearing import later_than
from dragoman.link.deeds.doings import Doing
from dragoman.link.deeds.voiced import Voiced
from dragoman.records import Reason, Sign

HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_SOON = timedelta(days=120)


def sign_of_answer(words: Voiced, doing: Doing) -> Sign | None:
    """The sign that an act against the other side is, done by the one who threatened."""
    types = HOSTILE & set(doing.types)
    if not types or doing.manner != "done":
        return None
    if not later_than(words, doing.line, doing.day) or not _soon(words, doing):
        return None
    named = frozenset(party.country for party in doing.line.parties)
    if not words.against & (doing.to or named):
        return None
    if words.bound not in (doing.by or (doing.near if doing.to else ())):
        return None
    return Sign(
        bearing="follows",
        evidence=doing.line.evidence,
        published=doing.line.published,
        score=0.7,
        settles=True,
        when=doing.when,
        record=doing.event,
        towards=min(doing.to) if len(doing.to) == 1 else None,
        reasons=(
            Reason("an act against the other side, soon after", min(types), 0.7),
            Reason("by the one who was to act", words.bound or "", 1.0),
            Reason(f"told as {doing.manner}"),
        ),
    )


def _soon(words: Voiced, doing: Doing) -> bool:
    said, told = words.day, doing.line.published
    return said is not None and told is not None and told - said <= _SOON
