"""Members of a group of sources: "two officials said ... One added ... Another disputed it"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.resolve.actors import words
from dragoman.resolve.actors.coreference import Memory
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.sources import Seen

_SINGLE = frozenset({"one", "another", "other"})
_SEVERAL = frozenset({"others", "some", "several", "two"})
MEMBERS = _SINGLE | _SEVERAL
_SENTENCES = 3


def member(items: Sequence[Item], i: int, sentence: int, memory: Memory) -> Seen | None:
    """The source that "One" or "Another of them" at `i` is, where a verb of saying follows.

    A new one of the group of sources that was quoted last; None without such a group.
    """
    word = items[i].lower
    if word not in MEMBERS or items[i].readings:
        return None
    last = i
    if [item.lower for item in items[i + 1 : i + 3]] == ["of", "them"]:
        last = i + 2
    follow = items[last + 1].lower if last + 1 < len(items) else ""
    before = items[i - 1].lower if i else ""
    inverted = before in words.SAYING and follow in ("", ".", ",")
    if (word == "other" and before != "the") or not (follow in words.SAYING or inverted):
        return None
    groups = [
        seen
        for seen in memory.seen
        if seen.kind == "anonymous" and seen.plural and seen.sentence >= sentence - _SENTENCES
    ]
    if not groups:
        return None
    first = items[i - 1] if word == "other" else items[i]
    return Seen(
        memory.one_of(groups[-1]), first.start, items[last].end, sentence, False,
        None, word in _SEVERAL, groups[-1].noun, "anonymous",
    )  # fmt: skip
