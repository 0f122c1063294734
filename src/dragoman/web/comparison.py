"""Two accounts side by side: which statements and events of one have a fellow in the other.

Fellows are found by the words that they share, the rarer the weightier, and by who speaks. What
has none is told by one text only; nothing more is concluded from that.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotate import annotate
from dragoman.link.words import stems
from dragoman.records import Actor, Findings, Span, Text, When
from dragoman.web.cards import Card
from dragoman.web.reader import cards

LEAST = 0.3
"""The share of weighed words that two records must have in common to count as fellows."""
LEAST_WORDS = 2
_SAME_SPEAKER = 0.08


@dataclass(frozen=True, slots=True)
class Both:
    """Two records that tell the same, as far as their words go."""

    left: Card
    right: Card
    shared: tuple[str, ...]
    score: float
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What both texts tell, and what only one of them does, in order of the texts."""

    both: tuple[Both, ...]
    only_left: tuple[Card, ...]
    only_right: tuple[Card, ...]


def compared(left: Findings, right: Findings) -> Compared:
    """Each record has one fellow at most: the pairs that share most are joined first."""
    ours, theirs = _told(left), _told(right)
    weights = _weights([words for _, words in (*ours, *theirs)])
    pairs = sorted(
        (
            (-_score(a, b, weights), i, j)
            for i, a in enumerate(ours)
            for j, b in enumerate(theirs)
            if _comparable(a, b)
        ),
    )
    joined: dict[int, int] = {}
    both: list[tuple[int, Both]] = []
    for negative, i, j in pairs:
        if -negative < LEAST or i in joined or j in joined.values():
            continue
        joined[i] = j
        both.append((i, _both(ours[i], theirs[j], -negative)))
    taken = set(joined.values())
    return Compared(
        tuple(pair for _, pair in sorted(both, key=lambda item: item[0])),
        tuple(one for i, (one, _) in enumerate(ours) if i not in joined),
        tuple(one for j, (one, _) in enumerate(theirs) if j not in taken),
    )


Told = tuple[Card, frozenset[str]]


def _told(findings: Findings) -> list[Told]:
    """Statements that say something, and events that no statement carries, with their words.

    An event is often told by a word or two, so the words of its sentence count. Names do not
    count: two readouts of one call name the same people in every line.
    """
    text = annotate(findings.report)
    said = [span for each in findings.statements for span in each.evidence.spans]
    names = stems(" ".join(mention.text for mention in findings.mentions))
    return [
        (one, stems(_words(one, text)) - names)
        for one in cards(findings)
        if (one.kind == "statement" and one.status != "silence") or _is_deed(one, said)
    ]


def _is_deed(one: Card, said: Sequence[Span]) -> bool:
    """An event that is more than the saying of a statement which stands here already."""
    return one.kind == "event" and not any(a.overlaps(b) for a in one.spans for b in said)


def _words(one: Card, text: Text) -> str:
    sentence = text.sentence_at(one.start) if one.kind == "event" else None
    return sentence.of(text.report.text) if sentence else " ".join(one.quotes)


def _comparable(left: Told, right: Told) -> bool:
    """Statements that share words; events of one type that share words or their day."""
    (a, ours), (b, theirs) = left, right
    if a.kind != b.kind:
        return False
    share = len(ours & theirs) >= LEAST_WORDS
    if a.kind == "statement":
        return share
    return a.what.split()[0] == b.what.split()[0] and (share or _same_day(a.when, b.when))


def _same_day(left: When | None, right: When | None) -> bool:
    return bool(left and right and left.start and left.start == right.start)


def _weights(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """A word that few records have weighs more."""
    every = list(texts)
    having = Counter(word for words in every for word in words)
    return {word: 1 + math.log(len(every) / count) for word, count in having.items()}


def _score(left: Told, right: Told, weights: Mapping[str, float]) -> float:
    """The weight of shared words over that of the shorter's, tempered by the longer's."""
    (a, ours), (b, theirs) = left, right
    if not ours or not theirs:
        return 0.0
    shared = _weight(ours & theirs, weights)
    short, long = sorted((_weight(ours, weights), _weight(theirs, weights)))
    bonus = _SAME_SPEAKER if _sides(a.actors) & _sides(b.actors) else 0.0
    if a.kind == "event" and _same_day(a.when, b.when):
        bonus += LEAST
    return min(shared / math.sqrt(short * long) + bonus, 1.0)


def _weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in words)


def _sides(actors: Iterable[Actor]) -> set[str]:
    return {actor.country for actor in actors if actor.country}


def _both(left: Told, right: Told, score: float) -> Both:
    (a, ours), (b, theirs) = left, right
    return Both(a, b, tuple(sorted(ours & theirs)), score, tuple(_differing(a, b)))


def _differing(left: Card, right: Card) -> Sequence[str]:
    """What the two records give different values for; a silence is no difference."""
    found: list[str] = []
    ours, theirs = _sides(_who(left)), _sides(_who(right))
    if ours and theirs and not ours & theirs:
        found.append("who")
    if left.status != right.status:
        found.append("status")
    if left.when and right.when and left.when.start and right.when.start:
        apart = left.when.start > (right.when.end or right.when.start) or (
            right.when.start > (left.when.end or left.when.start)
        )
        if apart:
            found.append("date")
    return found


def _who(one: Card) -> tuple[Actor, ...]:
    """The speaker of a statement; of an event both sides, as each readout begins with its own."""
    return one.actors if one.kind == "statement" else (*one.actors, *one.recipients)
