"""Which act a clause asks for or announces, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.link.deeds.cues import Voices
from dragoman.link.deeds.due import WITHIN
from dragoman.link.deeds.lexicon import Lexicon, Named, root
from dragoman.link.deeds.lines import Line, content_words

_VERB = re.compile(
    r"(?:\b(?:to|will|would|must|should|shall)|[’']ll)(?: not| never| also| immediately| \w+ly)* "
    r"(?!(?:them|him|her|you|the|this|that|its|their|his|our|all|both|each|any)\b)"
    r"(?P<verb>[a-z]{3,})\b"
)
# "Will be admitted to them": to whom, not to do what.
_TO_WHOM = re.compile(
    r" to (?:them|him|her|us|you|it|the|an?|this|that|its|their|his|our|all|both|each|any|[A-Z])"
)
_PASSIVE = re.compile(r"\b(?:be|is|are|was|were|been)(?: \w+ly)* $")
_CLAUSE = re.compile(r"[,;:\"“]\s|\b(?:that|which|if|unless|once|said|says) ")
_TAKES_EFFECT = re.compile(r"(?:take effect|come into (?:force|effect))\b")
_TO_BE = re.compile(
    r"\b(?:will|would|shall|must|should|to)(?: not| also| \w+ly)* be(?: \w+ly)* $", re.IGNORECASE
)
# "It demands that the gates be opened."
_THAT_IT_BE = re.compile(r"\bthat [^,;:]{2,60} be(?: \w+ly)* $")
# "They will be asked to leave": whoever asks them does it.
_MADE_TO = re.compile(
    r"\bbe (?:asked|told|ordered|forced|made|required|obliged|allowed|permitted|invited) to $"
)
# "It wants to see the archives opened", "wants the trawler searched".
_TO_SEE = re.compile(r"\b(?:see|have|wants?|wanted)(?: [\w’'-]+){1,7} $")
# What happens of itself: somebody not named does it.
_OF_ITSELF = re.compile(
    r"(?:come|go) (?:home|back|free)\b|rise\b"
    r"|(?:open|close|begin|start|resume|end)"
    r"(?= (?:in|on|by|from|at|next|this|within|again)\b| [A-Z][a-z]+\.? \d|$)"
)
_GIFT = re.compile(
    r" (?:(?:on|to|the) )?(?:[A-Z][\w’'-]+ ){0,3}"
    r"(?P<what>(?:(?:up to|at least|about|some|another|more than) )?"
    r"(?:an?|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|several|more|hundreds|"
    r"thousands)\b)"
)
_POINTING = re.compile(r" (?:it|them|this|that|so)\b")
_TO_OR_BY = re.compile(r"\b(?:committed to|by) $", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:their|his|her|its)(?: \w+)? $", re.IGNORECASE)
_TOLD_OF_IT = re.compile(
    r",? (?:who|whom|whose|which|that|where|before|after|because|so that) |, but "
    r"|, \w+ing |, (?![\w’'-]+(?: [\w’'-]+){0,3}?(?:,| and| or) )"
)
_REFRAIN = re.compile(r"\b(?:refrain|desist|abstain) from (?P<verb>[a-z]{3,}ing)\b")
_A_NOUN = re.compile(
    r" ?(?:(?:for|on) )?(?:(?:an?|full|formal|public|prompt|immediate|written) ){1,2}"
)
_MADE_OF_TWO = re.compile(r" [a-z]+s?\b(?<! before)(?<! and)(?<! or)(?<! over)(?<! after)(?<! in)")
# "Take 2,000 refugees": so many of something can be counted later.
_SO_MANY = re.compile(
    r"(?:\b\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty))"
    r" (?!(?:hour|day|week|month|year|per|side|countr|state|government|nation)s?)"
    r"(?:[a-z-]+ )?[a-z]+s\b"
)
_NOT_NOUNS = re.compile(r"\b(?:of|an?|the|its|their|immediate|full|early|speedy|and) $", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """An act as words name it: `keys` do it, `avoid` go against it, `words` say of what.

    `negative` acts are promised or demanded not to be done; nothing later can fulfil them.
    `vague` words name no act that a report could show. Where the words only point ("lift it"),
    `words` are those that stand before, and `pointing` is true; after "their release" those of
    the lines before are still to be added. `passive` is true of what "will be done", which names
    no doer.
    """

    start: int
    end: int
    keys: frozenset[str]
    avoid: frozenset[str]
    words: frozenset[str]
    negative: bool = False
    vague: bool = False
    verb: int = 0
    pointing: bool = False
    passive: bool = False


def asked(line: Line, start: int, end: int, lexicon: Lexicon, voices: Voices) -> Asked | None:
    """The act that the part of a line from `start` to `end` names first, if any."""
    text = line.text[:end]
    if (refrain := _REFRAIN.search(text, start)) is not None:
        return _of_refraining(line, refrain, end, lexicon)
    acts = [act for act in lexicon.named_or_modal(text) if act.start >= start]
    first = next((act for act in acts if _is_asked(text, act, start)), None)
    plain = _VERB.search(text, start - 2 if text[max(0, start - 2) : start] == "to" else start)
    if plain is not None and first is not None and first.form == "past":
        plain = None
    if plain is not None and (first is None or plain.start("verb") < first.start):
        return _by_plain_verb(line, plain, end, acts, lexicon, voices)
    if first is None:
        return None
    return _of(line, first, start, end, acts, lexicon, voices)


def _is_asked(text: str, act: Named, start: int) -> bool:
    """A verb in its base form, or the noun of an act that is asked for: "the release of"."""
    if act.form == "past" and _to_do(text, act.end):
        return False
    if act.form == "past":
        before = text[: act.start]
        return any(pattern.search(before) for pattern in (_TO_BE, _TO_SEE, _THAT_IT_BE))
    if act.form == "gerund":
        return bool(_TO_OR_BY.search(text[: act.start]))
    if act.form == "base":
        return not _NOT_NOUNS.search(text[start : act.start]) or _is_noun_of_act(text, act, start)
    return act.form == "noun" and _is_noun_of_act(text, act, start)


def _to_do(text: str, position: int) -> bool:
    """Whether "to" and a verb follow: "asked to leave"."""
    return text.startswith(" to ", position) and not _TO_WHOM.match(text, position)


def _is_noun_of_act(text: str, act: Named, start: int) -> bool:
    """ "The release of", "an assurance that"; "their release" too, of those just spoken of.

    Or what is asked for by the noun alone, right after the word that asks: "an apology before".
    """
    rest = text[act.end :]
    if re.match(r" (?:of|from|to|for|by|on|that)\b", rest):
        return True
    if _OF_THEM.search(text[: act.start]) and re.match(r"[.,;\"”]|$", rest):
        return True
    alone = act.form == "noun" and _A_NOUN.fullmatch(text, start, act.start)
    return bool(alone) and not _MADE_OF_TWO.match(rest)


def told(line: Line, start: int, end: int, lexicon: Lexicon, voices: Voices) -> Asked | None:
    """The act of a conditional clause, told in present or past: "unless Elmara lifts"."""
    acts = [act for act in lexicon.named(line.text[:end]) if act.start >= start]
    first = next((act for act in acts if act.form in ("present", "past", "base")), None)
    if first is None:
        return None
    return _of(line, first, start, end, acts, lexicon, voices)


def gift(line: Line, start: int, end: int, lexicon: Lexicon) -> Asked | None:
    """ "Pledged two pandas and a railway to Carvenia": what is to be given, without a verb."""
    given = _GIFT.match(line.text, start, end)
    if given is None:
        return None
    stop = _object_end(line.text, given.start("what"), end)
    words = content_words(line, given.start("what"), stop) - lexicon.how
    if not words or words & lexicon.words_only:
        return None
    keys = frozenset({"provide"})
    return Asked(given.start("what"), stop, keys, lexicon.against(keys), words, verb=start)


def _of_refraining(line: Line, match: re.Match[str], end: int, lexicon: Lexicon) -> Asked:
    """ "Refrain from filling the lake": the act that is not to be done, known or not."""
    at, stop = match.span("verb")
    known = frozenset(
        key for act in lexicon.named(line.text) if act.start == at for key in act.keys
    )
    words = content_words(line, stop, _object_end(line.text, stop, end)) - lexicon.how
    avoid = known or frozenset({f"={root(match['verb'])}"})
    return Asked(match.start(), end, frozenset(), avoid, words, negative=True, verb=match.start())


def _by_plain_verb(
    line: Line,
    match: re.Match[str],
    end: int,
    acts: Sequence[Named],
    lexicon: Lexicon,
    voices: Voices,
) -> Asked | None:
    verb = match["verb"].casefold()
    at, stop = match.span("verb")
    known = next((act for act in acts if act.start == at and act.form == "base"), None)
    if known is not None:
        return _of(line, known, match.start(), end, acts, lexicon, voices)
    if verb in lexicon.meetings:
        return None
    words = content_words(line, stop, _object_end(line.text, stop, end)) - lexicon.how
    negative = bool(voices.negative.search(line.text[:at]))
    vague = verb in lexicon.vague and not _SO_MANY.search(line.text, stop, end)
    if vague or lexicon.vague_phrases.search(line.text, match.start(), end):
        return Asked(match.start(), end, frozenset(), frozenset(), words, negative, True, at)
    keys = frozenset({f"={root(verb)}"})
    if negative:
        return Asked(match.start(), end, frozenset(), keys, words, True, verb=at)
    return Asked(match.start(), end, keys, frozenset(), words, verb=at)


def _of(
    line: Line,
    act: Named,
    start: int,
    end: int,
    acts: Sequence[Named],
    lexicon: Lexicon,
    voices: Voices,
) -> Asked:
    text = line.text
    words = content_words(line, act.end, _object_end(text, act.end, end)) - lexicon.how
    words = words or content_words(line, act.end, end) - lexicon.how
    passive = any(
        (
            _PASSIVE.search(text[: act.start]), _TO_SEE.search(text[: act.start]),
            _MADE_TO.search(text[: act.start]),
            _TAKES_EFFECT.match(text, act.start), _OF_ITSELF.match(text, act.start),
        )
    )  # fmt: skip
    if passive:
        subject = content_words(line, _clause_start(line, act.start), act.start)
        subject = subject or content_words(line, _clause_start(line, start), act.start)
        words |= subject - lexicon.how
    if lexicon.vague_phrases.search(text, act.start, end):
        return Asked(start, end, frozenset(), frozenset(), words, vague=True, verb=act.start)
    inner = next(
        (a for a in acts if a.form == "gerund" and voices.ceasing.search(text[: a.start])), None
    )
    if "stop" in act.keys and inner is not None:
        return Asked(
            start, end, frozenset({"stop"}), inner.keys | {"continue"},
            content_words(line, inner.end, _object_end(text, inner.end, end)), verb=act.start,
        )  # fmt: skip
    if voices.negative.search(text[: act.start]):
        return Asked(
            start, end, frozenset(), act.keys, words, True, verb=act.start, passive=passive
        )
    of_them = act.form in ("base", "noun") and bool(_OF_THEM.search(text[: act.start]))
    pointing = not words and (of_them or bool(_POINTING.match(text, act.end)))
    if pointing and not of_them:
        words = content_words(line, line.body, start) - lexicon.how
    return Asked(
        start, end, act.keys, lexicon.against(act.keys), words, verb=act.start,
        pointing=pointing, passive=passive,
    )  # fmt: skip


def _object_end(text: str, start: int, end: int) -> int:
    """Where what is acted on is named and more is told of it: ", who has spent", "that crossed"."""
    ends = (_TOLD_OF_IT.search(text, start, end), WITHIN.search(text, start, end))
    return min((found.start() for found in ends if found), default=end)


def _clause_start(line: Line, position: int) -> int:
    """Where the clause that runs up to a position begins: after "that", a comma, a quote."""
    found = [match.end() for match in _CLAUSE.finditer(line.text, line.body, position)]
    found += [match.end() for match in WITHIN.finditer(line.text, line.body, position)]
    return max(found, default=line.body)
