"""Nouns that name an utterance inside a clause: "Berg's promise to wait", "her fear that it fails".

Only what somebody owns is an utterance of theirs; the content is the clause that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.attribute.told import Told, clause_end
from dragoman.records import Span, Text

_SAID = (
    r"(?:assurance|promise|pledge|claim|assertion|allegation|accusation|warning|threat|demand|request|"
    r"call|proposal|offer|insistence|denial|suggestion|statement|admission|announcement|complaint|"
    r"contention|prediction|vow|commitment|declaration)s?"
)
_THOUGHT = r"(?:belief|fear|hope|view|suspicion|conviction|expectation|doubt|worr)(?:s|y|ies)?"
# Words are bounded, so that a hostile text cannot hold the search up.
_OWNER = (
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w.-]{1,40} ){0,3}?[\w.-]{1,40}"
    r"(?:[’']s|s[’'])|(?:[A-Z][\w.-]{0,40} ){0,3}[A-Z][\w.-]{0,40}(?:[’']s|s[’'])|"
    r"[a-z-]{1,40}s[’'])"
)
_NAMED = re.compile(
    rf"\b(?P<source>{_OWNER}|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?:[a-z-]{{1,40}} ){{0,2}}?"
    rf"(?P<cue>{_SAID}|(?P<thought>{_THOUGHT}))(?P<to> to [^,;.“”\"]{{2,40}}?)? "
    r"(?=that\b|to (?!the\b|an?\b|h\w+\b|its\b|their\b|[A-Z]))"
)
# The clause ends where the sentence's own verb begins: one with "that" has a verb itself.
_FINITE = r"(?:is|was|are|were|has|had|have|would|will|could|can|may|might|must)"
_VERB = re.compile(rf"(?P<verb> (?:{_FINITE}|as)\b)")
_SECOND = re.compile(
    rf"that (?:(?! (?:and|but|or|that|which|who|because|when|if|while|where) )[^,;])+? {_FINITE} "
    r"(?:(?! (?:and|but|or|that|which|who|because|when|if|while|where|what) )[^,;])+?"
    r"(?P<verb> (?:is|was|are|were)\b)"
)


def named(piece: Span, text: Text) -> Iterator[Told]:
    """Utterances that a noun names in a stretch of text, in order."""
    body = text.report.text
    for match in _NAMED.finditer(body, piece.start, piece.end):
        sentence = text.sentence_at(match.start())
        last = min(piece.end, sentence.end) if sentence else piece.end
        end = clause_end(match.end(), last, body)
        outer = (_VERB if body.startswith("to ", match.end()) else _SECOND).search(
            body, match.end(), end
        )
        to = Span(match.start("to") + len(" to "), match.end("to")) if match["to"] else None
        yield Told(
            (Span(*match.span("source")),),
            Span(*match.span("cue")),
            (to,) if to else (),
            Span(match.end(), outer.start("verb") if outer else end),
            bool(match["thought"]),
        )
