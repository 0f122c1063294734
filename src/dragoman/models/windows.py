"""Cut an annotated text into the windows of tokens that the encoder reads.

A window holds whole paragraphs where they fit, whole sentences where they do not. Beside its
vocabulary id each token carries a feature: its case, whether it stands inside a quotation, and
whether it opens a paragraph. The vocabulary is uncased, so that names keep their capitals only
through this feature. Where a relation is asked for, the feature also marks the two parties.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from operator import attrgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from dragoman.models.vocabulary import tokenizer_in
from dragoman.records import Span, Text

WINDOW_TOKENS = 192
SOURCE, TARGET = 1, 2

_CAPITALISED, _UPPER = 1, 2
_INSIDE, _START = 3, 6
_PARTY = 12
FEATURES = 3 * _PARTY
_QUOTE = re.compile(r"[\"“”„«»]")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens of a stretch of text; special tokens have the offsets -1, -1.

    `ids`, `features`, `starts`, `ends` have one entry a token; `starts` and `ends` are code
    points in the report's text. `continues` is True for a token that goes on the word before it.
    """

    ids: Ints
    features: Ints
    starts: Ints
    ends: Ints
    continues: NDArray[np.bool_]


class WindowCutter:
    """Turns texts into windows with one vocabulary. Holds no state between texts."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._tokenizer = tokenizer_in(tokenizer_file)

    def marked(
        self, text: Text, source: Span, target: Span, *, limit: int = WINDOW_TOKENS
    ) -> tuple[Window, Ints]:
        """One window over the sentences that hold two spans, and the marks of their tokens.

        Marks are 0, SOURCE or TARGET, one a token. Of sentences that are too long for a window
        the part round the spans is kept.
        """
        body = text.report.text
        block = _around(text, source, target)
        encoding = self._tokenizer.encode(block.of(body), add_special_tokens=False)
        pieces = list(_pieces(body, block, encoding, len(encoding.ids) + 1))
        window = _window(pieces, *self._specials)
        marks = np.zeros(len(window.ids), np.int64)
        for span, mark in ((target, TARGET), (source, SOURCE)):
            marks[(window.starts < span.end) & (window.ends > span.start)] = mark
        window, marks = _narrowed(window, marks, limit)
        return replace(window, features=window.features + _PARTY * marks), marks

    @cached_property
    def _specials(self) -> tuple[int, int]:
        ids = self._tokenizer.encode("").ids
        return ids[0], ids[-1]

    def windows(self, text: Text, *, limit: int = WINDOW_TOKENS) -> Iterator[Window]:
        """Windows of at most `limit` tokens that together cover every paragraph once."""
        body = text.report.text
        blocks = [piece for block in text.paragraphs for piece in _manageable(block, text)]
        encodings = self._tokenizer.encode_batch(
            [block.of(body) for block in blocks], add_special_tokens=False
        )
        first, last = self._specials
        held: list[_Piece] = []
        size = 2
        for block, encoding in zip(blocks, encodings, strict=True):
            for piece in _pieces(body, block, encoding, limit - 3):
                if held and size + len(piece.ids) + 1 > limit:
                    yield _window(held, first, last)
                    held, size = [], 2
                held.append(piece)
                size += len(piece.ids) + 1
        if held:
            yield _window(held, first, last)


@dataclass(frozen=True, slots=True)
class _Piece:
    ids: Ints
    features: Ints
    starts: Ints
    ends: Ints
    continues: NDArray[np.bool_]


_LONGEST_BLOCK = 2_000


def _manageable(block: Span, text: Text) -> Iterator[Span]:
    """A paragraph as it is, or by sentences where it is very long."""
    if len(block) <= _LONGEST_BLOCK:
        yield block
        return
    start = block.start
    first = bisect_right(text.sentences, block.start, key=attrgetter("end"))
    for sentence in islice(text.sentences, first, None):
        if sentence.start >= block.end:
            break
        if sentence.end - start > _LONGEST_BLOCK // 2:
            yield from _chopped(start, min(sentence.end, block.end))
            start = min(sentence.end, block.end)
    if start < block.end:
        yield from _chopped(start, block.end)


def _chopped(start: int, end: int) -> Iterator[Span]:
    for at in range(start, end, _LONGEST_BLOCK):
        yield Span(at, min(end, at + _LONGEST_BLOCK))


def _pieces(body: str, block: Span, encoding: Encoding, limit: int) -> Iterator[_Piece]:
    """The tokens of one block, cut after a full stop where they are more than `limit`."""
    if not encoding.ids:
        return
    ids = np.array(encoding.ids, np.int64)
    offsets = np.array(encoding.offsets, np.int64) + block.start
    features = _features(body, block, offsets)
    words = encoding.word_ids
    continues = np.array([i > 0 and words[i] == words[i - 1] for i in range(len(words))], np.bool_)
    at = 0
    while at < len(ids):
        end = min(len(ids), at + limit)
        if end < len(ids):
            end = _after_sentence(body, offsets, at, end)
        part = slice(at, end)
        yield _Piece(ids[part], features[part], offsets[part, 0], offsets[part, 1], continues[part])
        at = end


def _after_sentence(body: str, offsets: Ints, at: int, end: int) -> int:
    for cut in range(end, at + (end - at) // 2, -1):
        if body[offsets[cut - 1, 1] - 1] in '.!?”"' and body[offsets[cut, 0] - 1].isspace():
            return cut
    return end


def _features(body: str, block: Span, offsets: Ints) -> Ints:
    inside = quoted(body, block)
    out = np.zeros(len(offsets), np.int64)
    for row, (start, end) in enumerate(offsets.tolist()):
        word = body[start:end]
        value = 0
        if word[:1].isupper():
            value = _UPPER if len(word) > 1 and word.isupper() else _CAPITALISED
        if inside and inside[start - block.start]:
            value += _INSIDE
        out[row] = value
    if len(out):
        out[0] += _START
    return out


def quoted(body: str, block: Span) -> bytearray:
    """One flag a character of `block`: 1 inside quotation marks, the marks themselves included.

    A mark that cannot close (nothing is open) opens and the reverse, so that marks printed the
    wrong way round do not turn the rest of the paragraph inside out. Empty where none stands.
    """
    marks = list(_QUOTE.finditer(body, block.start, block.end))
    if not marks:
        return bytearray()
    flags = bytearray(len(block))
    opened: int | None = None
    for mark in marks:
        at = mark.start()
        if opened is None:
            opened = at
        elif mark[0] == "“" and _opens(body, at, block):
            continue
        else:
            flags[opened - block.start : at + 1 - block.start] = b"\1" * (at + 1 - opened)
            opened = None
    if opened is not None and (marks[-1].start() == opened and _runs_on(body, opened, block)):
        flags[opened - block.start :] = b"\1" * (block.end - opened)
    return flags


def _opens(body: str, at: int, block: Span) -> bool:
    """A mark glued to the word after it and not to the one before opens a quotation."""
    before = body[at - 1] if at > block.start else " "
    after = body[at + 1] if at + 1 < block.end else " "
    return before.isspace() and not after.isspace()


def _runs_on(body: str, opened: int, block: Span) -> bool:
    """A paragraph whose last opened quotation is not closed goes on in the next one."""
    return opened + 1 < block.end and not body[opened + 1].isspace()


def _around(text: Text, source: Span, target: Span) -> Span:
    """The sentences from the first to the last of two spans, as far as one reading goes."""
    start, end = min(source.start, target.start), max(source.end, target.end)
    opening, closing = text.sentence_at(start), text.sentence_at(end - 1)
    low = max(opening.start if opening else start, start - _LONGEST_BLOCK)
    high = min(closing.end if closing else end, end + _LONGEST_BLOCK, low + 2 * _LONGEST_BLOCK)
    return Span(low, high)


def _narrowed(window: Window, marks: Ints, limit: int) -> tuple[Window, Ints]:
    """At most `limit` tokens round the marked ones, the first and last token kept."""
    if len(marks) <= limit:
        return window, marks
    at = np.flatnonzero(marks)
    middle = int(at[0] + at[-1]) // 2 if len(at) else limit // 2
    start = min(max(1, middle - limit // 2 + 1), len(marks) - limit + 1)
    kept = np.r_[0, start : start + limit - 2, len(marks) - 1]
    narrower = Window(
        ids=window.ids[kept],
        features=window.features[kept],
        starts=window.starts[kept],
        ends=window.ends[kept],
        continues=window.continues[kept],
    )
    return narrower, marks[kept]


def _window(pieces: Sequence[_Piece], first: int, last: int) -> Window:
    def column(name: str, edge: int, between: int) -> Ints:
        parts: list[Ints] = [np.array([edge], np.int64)]
        for piece in pieces:
            parts += [getattr(piece, name), np.array([between], np.int64)]
        return np.concatenate(parts)

    return Window(
        ids=column("ids", first, last),
        features=column("features", 0, 0),
        starts=column("starts", -1, -1),
        ends=column("ends", -1, -1),
        continues=column("continues", 0, 0).astype(np.bool_),
    )
