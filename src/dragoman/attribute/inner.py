"""Utterances in another's words: "Berg said that Orr had told reporters to wait".

A model marks few of them, cuts some short and takes their hearers for the outer speaker's. What
the wording of a content tells of is added, and its parts are handed to the one they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.attribute.beside import glued
from dragoman.attribute.decode import Draft
from dragoman.attribute.named import named
from dragoman.attribute.told import Told, clause_end, told_of
from dragoman.records import Span, Text

_MARKS = ' ,.;:!?"“”'
# What may be left out of a content: when, where and on what condition it holds.
_ADDED = re.compile(
    r"[,;\"”]|\W*(?:when|while|if|as|at|on|in|by|from|during|before|after|until|over|with|without|"
    r"and|but|later|earlier|this|last|next|yesterday|today|twice|again|“)(?:\W|$)"
)
_UNFINISHED = re.compile(
    r"\b(?:the|a|an|that|to|of|for|in|on|by|with|from|and|he|she|they|it|we|I|you|his|her|its|their|"
    r"is|are|was|were|had|has|have|would|will|not)$",
    re.I,
)


def nested(drafts: Sequence[Draft], text: Text) -> list[Draft]:
    """The drafts, with the utterances told of in their contents, whole and addressed."""
    out, body = list(drafts), text.report.text
    for host in drafts:
        if host.inner:
            continue
        host.content = glued(host.content)
        for piece in host.content:
            for told in (*told_of(piece, text), *named(piece, text)):
                if any(cue.overlaps(told.cue) for cue in host.cue):
                    continue
                inner = next((d for d in out if d is not host and _same(d, told)), None)
                if inner is None:
                    inner = Draft(inner=True)
                    out.append(inner)
                _fill(inner, told, body)
                _hand_over(host, inner)
            for inner in out:
                if inner.inner and any(span.within(piece) for span in inner.content):
                    inner.content = [_finished(span, piece, body) for span in inner.content]
    return out


def _same(draft: Draft, told: Told) -> bool:
    if draft.cue:
        return any(cue.overlaps(told.cue) for cue in draft.cue)
    return draft.inner and any(span.overlaps(told.content) for span in draft.content)


def _fill(draft: Draft, told: Told, body: str) -> None:
    """What wording knows and the model has not marked."""
    if not draft.content or draft.inner:
        draft.content = [_whole(draft.content, told.content, body)]
    draft.cue = draft.cue or [told.cue]
    draft.source = draft.source or list(told.source)
    draft.addressees = draft.addressees or list(told.to)
    if told.thought:
        draft.thought = max(draft.thought, 0.9)


def _whole(marked: Sequence[Span], told: Span, body: str) -> Span:
    """The content as marked, unless that is in pieces or breaks off where its clause goes on."""
    if len(marked) != 1 or not marked[0].overlaps(told):
        return told
    (span,) = marked
    rest = body[span.end : told.end]
    if not rest.strip(_MARKS) or (_ADDED.match(rest) and not _UNFINISHED.search(span.of(body))):
        return span
    return Span(span.start, told.end)


def _finished(span: Span, piece: Span, body: str) -> Span:
    """A content that breaks off in the middle of its clause, up to the end of it."""
    if not _UNFINISHED.search(span.of(body)):
        return span
    return Span(span.start, max(span.end, clause_end(span.start, piece.end, body)))


def _hand_over(host: Draft, inner: Draft) -> None:
    """Whom the inner one told is no hearer of the outer."""
    host.addressees = [
        span for span in host.addressees if not any(span.overlaps(to) for to in inner.addressees)
    ]
