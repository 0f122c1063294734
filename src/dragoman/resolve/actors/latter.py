""" "The former" and "the latter" of two who were just named together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.records import Actor, Mention, Span, Text

_ONE_OF_TWO = re.compile(
    r"\b[Tt]he (?P<which>latter|former)(?='s\b|[.,;:]"
    r"| (?:that|to|in|and|on|at|by|with|for|from|also|then|has|had|was|is|will|would|said|told)\b"
    r"| (?:spoke|gave|made|did|\w+ed)\b"
    r"|(?<=latter) \w+s\b)"
)
_BACK = 3


def latter(plain: str, text: Text, found: Sequence[Mention]) -> Iterator[Mention]:
    """A mention of the one meant, where a sentence close before names exactly two."""
    known = list(found)
    for match in _ONE_OF_TWO.finditer(plain):
        two = _two_before(match.start(), text, known)
        if two:
            span = Span(*match.span())
            actor = two[0] if match["which"] == "former" else two[1]
            known.append(Mention(span, span.of(text.report.text), "description", actor))
            yield known[-1]


def _two_before(at: int, text: Text, found: Sequence[Mention]) -> tuple[Actor, ...]:
    """The two persons, or else the two states, of the latest sentence that names several."""
    sentences = [sentence for sentence in text.sentences if sentence.start < at]
    for sentence in reversed(sentences[-_BACK:]):
        named = {
            mention.actor.id: mention
            for mention in sorted(found, key=lambda mention: mention.span.start)
            if sentence.start <= mention.span.start < min(at, sentence.end)
            and mention.kind not in ("pronoun", "demonym")
        }
        for several in (_persons(named.values()), _states(named.values())):
            if len(several) > 1:
                return several if len(several) == 2 else ()
    return ()


def _persons(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    actors = (mention.actor for mention in mentions)
    return tuple(actor for actor in actors if actor.name and not actor.anonymous)


def _states(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    return tuple(
        mention.actor
        for mention in mentions
        if mention.actor.name is None and mention.kind in ("name", "metonym")
    )
