"""Turns of a transcript: "Q: Will you go? MR. BERG: No." The label speaks, and no verb says so.

A line with a colon is a turn only where the text is a transcript: somebody asks under a label that
means so, or a name comes back. What others are told to have said in a turn lies within it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.attribute.decode import Draft
from dragoman.records import Span, Text

_NAME = r"[A-Z](?:(?!\. )[^\n:;!?“”\"()\[\]]){0,50}?"
_LABEL = re.compile(
    rf"(?P<name>(?:(?i:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|Lt|Col|Amb|Prof)\. )?{_NAME})"
    r"(?: \([^()\n]{1,60}\))?: +(?=[^\s“\"])"
)
# The official record of a chamber: "Mr. ORLEN. I thank the chair.", "Q. When?"
_STOPPED = re.compile(
    r"(?P<name>[QA]|(?:The|Mr\.|Ms\.|Mrs\.|Dr\.|[A-Z][a-z]+) [A-Z][A-Z’'-]{2,})\. (?=[A-Z])"
)
_INLINE = re.compile(r"(?<=[.?!…] )(?:Q|A|Question|Answer): (?=\S)")
_ASKS = re.compile(
    r"(?:Q|question|reporter|journalist|moderator|interviewer|host|presenter|the chair|chairman|"
    r"the moderator|the host)(?: \d{1,2})?",
    re.I,
)
_NOTICE = re.compile(
    r"(?:\w+ )?(?:update[ds]?|note|correction|photos?|video|read(?: more)?|watch|listen|sources?|"
    r"more|caption|headline|related|what|when|where|who|why|how|date|place|time|warning|tip|"
    r"fact|example)s?",
    re.I,
)
_BRACKETED = re.compile(r"[\[(].*[\])]\.?")
_MOST_WORDS = 7
# Behind the last label only words of the speaker's own go on with the turn.
_OWN = re.compile(r"\b(?:I|we|you|our|my|your|us|me)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Turn:
    """What is said under a label; a turn that goes on in a further paragraph has no label."""

    label: Span | None
    words: Span


def turned(drafts: Sequence[Draft], text: Text) -> list[Draft]:
    """The drafts, with the turns of a transcript around what is told of in them."""
    turns = _turns(text)
    if not turns:
        return list(drafts)
    begins = [(turn.label or turn.words).start for turn in turns]
    out: list[Draft] = []
    scores: dict[_Turn, float] = {}
    for draft in drafts:
        turn = _around(draft, turns, begins)
        if turn is None:
            out.append(draft)
        elif _is_the_turn(draft, turn):
            scores[turn] = max(scores.get(turn, 0.0), draft.score)
        elif _is_told_in(draft, turn):
            out.append(draft)
    for turn in turns:
        source = [turn.label] if turn.label else []
        score = scores.get(turn, 0.0)
        out.append(Draft(content=[turn.words], source=source, score=score, spoken=True))
    return sorted(out, key=_first)


def _first(draft: Draft) -> int:
    return min(span.start for span in (*draft.content, *draft.cue, *draft.source))


def _around(draft: Draft, turns: Sequence[_Turn], begins: Sequence[int]) -> _Turn | None:
    """The turn in which the words or the verb of a draft stand; `begins` says where each opens."""
    at = draft.cue or draft.content or draft.source
    index = bisect_right(begins, at[0].start) - 1 if at else -1
    return turns[index] if index >= 0 and at[0].start < turns[index].words.end else None


def _is_the_turn(draft: Draft, turn: _Turn) -> bool:
    """No verb of saying, or none but the label: the model found the turn itself, or a part."""
    nobodys = not draft.source and any(s.start == turn.words.start for s in draft.content)
    return not draft.cue or draft.cue[0].start < turn.words.start or nobodys


def _is_told_in(draft: Draft, turn: _Turn) -> bool:
    """Whether somebody tells it in the turn; what stands in another turn is cut off."""
    if draft.source and not any(span.within(turn.words) for span in draft.source):
        return False
    cut = [
        Span(max(span.start, turn.words.start), min(span.end, turn.words.end))
        for span in draft.content
        if span.overlaps(turn.words)
    ]
    told = bool(cut) or not draft.content
    draft.content, draft.inner = cut, True
    return told


# ---------------------------------------------------------------- where turns begin and end


def _turns(text: Text) -> list[_Turn]:
    body = text.report.text
    blocks = [piece for block in text.paragraphs for piece in _parted(block, body)]
    matches = [_label(block, body) for block in blocks]
    names = [match["name"] for match in matches if match is not None]
    if not _is_transcript(names):
        return []
    last = max(index for index, match in enumerate(matches) if match is not None)
    turns: list[_Turn] = []
    for index, (block, match) in enumerate(zip(blocks, matches, strict=True)):
        if match is not None:
            turns.append(_Turn(Span(*match.span("name")), Span(match.end(), block.end)))
        elif turns and _goes_on(block.of(body), behind=index > last):
            turns.append(_Turn(None, block))
    return turns


def _parted(block: Span, body: str) -> list[Span]:
    """A paragraph in pieces, where questions and answers follow each other in it."""
    cuts = [match.start() for match in _INLINE.finditer(body, block.start, block.end)]
    starts = [block.start, *cuts]
    ends = [*(cut - 1 for cut in cuts), block.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _label(block: Span, body: str) -> re.Match[str] | None:
    match = _LABEL.match(body, block.start, block.end) or _STOPPED.match(
        body, block.start, block.end
    )
    if match is None or _NOTICE.fullmatch(match["name"]):
        return None
    return match if len(match["name"].split()) <= _MOST_WORDS else None


def _is_transcript(names: Sequence[str]) -> bool:
    """Somebody asks and somebody else speaks, or the same two names take turns."""
    counts = Counter(names)
    if len(counts) < 2:
        return False
    asks = any(_ASKS.fullmatch(name) for name in names)
    return asks or (max(counts.values()) > 1 and len(names) > 2)


def _goes_on(words: str, *, behind: bool) -> bool:
    if _BRACKETED.fullmatch(words):
        return False
    return not behind or bool(_OWN.search(words))
