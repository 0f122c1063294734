"""Lines that speak of the words themselves: "dropped its demand", "broke its promise"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.link.deeds.bearing import later_than
from dragoman.link.deeds.lexicon import lexicon
from dragoman.link.deeds.lines import Line
from dragoman.link.deeds.objects import of_what
from dragoman.link.deeds.voiced import Voiced
from dragoman.link.words import Rarity
from dragoman.records import Bearing, DeedKind, Reason, Sign

_WITHDRAWN = re.compile(
    r"\b(?:withdr[ae]w|dropp(?:ed|ing)|drops|abandon(?:ed|s|ing)|scrapp(?:ed|ing)|shelv(?:ed|ing)|"
    r"gave up|given up|giving up|took back|taken back|retract(?:ed|s)|renounc(?:ed|es)|"
    r"relinquish(?:ed|es)|rescind(?:ed|s)|revok(?:ed|es)|backed (?:down|away)|back(?:ed)? off)"
    r"[^.;]{0,30}?\b(?P<noun>demands?|threats?|plans?|claims?|requests?|calls?|ultimatum|warnings?|"
    r"conditions?|pledges?|promises?|offers?|insistence|intentions?|announcement)\b",
    re.IGNORECASE,
)
# "The loan that he promised has been struck out": of the promise itself.
_DROPPED = re.compile(
    r"\b(?P<noun>promise|pledge|offer|plan|threaten)(?:ed|d|ned)\b[^.;]{0,50}?\b(?:has|have|was|were)"
    r" (?:since |now )?(?:been )?(?:dropped|scrapped|struck out|cancelled|canceled|withdrawn|"
    r"shelved|cut|abandoned|axed)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\b(?:no longer|not any more) (?:\w+ly )?(?P<noun>demand|insist|ask|want|call|threaten|plan|"
    r"intend|seek|require|expect)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:carr(?:ied|ying) out|(?:gives?|gave|giving) effect to|"
    r"ma(?:de|king) good on|kept|keeping|honou?r(?:ed|ing)|"
    r"fulfill?(?:ed|ing)|deliver(?:ed|ing) on|follow(?:ed|ing) through on)\b[^.;]{0,30}\b"
    r"(?:threat|promise|pledge|word|commitment|vow|warning|undertaking|obligation)s?\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:br(?:oke|oken|eaking|each of)(?! (?:up|off|down|out|in)\b)|breach(?:ed|ing)|"
    r"violat(?:ed|ing|ion of)|went back on|"
    r"going back on|reneg(?:ed|ing) on)\b[^.;]{0,30}\b(?:promise|pledge|word|commitment|vow|"
    r"undertaking|agreement|obligation)s?\b",
    re.IGNORECASE,
)


_LEAST_AROUND = 0.6


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phrase that says that words were kept, broken or taken back; `noun` says which words."""

    line: Line
    bearing: Bearing
    phrase: str
    noun: str
    words: frozenset[str]
    near: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    """The acts named right after the phrase: "its threat to halt"."""
    by: frozenset[str] = frozenset()
    """Whose words they are, where the one who acts stands first in the sentence."""


def all_spoken(found: tuple[Line, ...]) -> Iterator[Spoken]:
    """What the lines of a report say of words as words, in order."""
    for at, line in enumerate(found):
        around = found[max(0, at - 1) : at + 2]
        for one in _spoken(line):
            yield replace(
                one,
                near=frozenset(party.country for it in around for party in it.parties),
                around=frozenset(word for it in around for word in it.words()),
            )


def _spoken(line: Line) -> Iterator[Spoken]:
    for pattern, bearing in _IDIOMS:
        match = pattern.search(line.text, line.body)
        if match is not None:
            noun = match["noun"].casefold() if "noun" in pattern.groupindex else ""
            yield Spoken(
                line, bearing, match[0], noun, line.words(), keys=_named_after(line, match),
                by=_by(line, match.start()),
            )  # fmt: skip


def _named_after(line: Line, match: re.Match[str]) -> frozenset[str]:
    """The acts of "its threat to halt", "its demand for the release"."""
    tied = _TIED.match(line.text, match.end())
    return frozenset(
        key
        for act in (lexicon().named(line.text) if tied else ())
        if tied and act.start == tied.end() and act.form in ("base", "noun")
        for key in act.keys
    )


_TIED = re.compile(r" (?:to|for|of)(?: the| an?| its| their)? ")


def _by(line: Line, position: int) -> frozenset[str]:
    """The state whose own words they are: the one that the clause begins with."""
    first = next((p for p in line.parties if line.body <= p.start < position), None)
    if first is None or line.text[line.body : first.start].strip(' "“').casefold() not in (
        "",
        "the",
    ):
        return frozenset()
    if re.match(r"[’']s?\b", line.text[first.end :]):
        return frozenset()
    return frozenset({first.country})


def sign_of_phrase(words: Voiced, said: Spoken, rarity: Rarity) -> Sign | None:
    """The sign that such a phrase is, where it names the party and what the words are about."""
    line = said.line
    if not later_than(words, line, line.published) or not _of_kind(said, words.kind):
        return None
    if said.by and words.holder.country not in said.by:
        return None
    own = any(party.country == words.holder.country for party in line.parties)
    shared = of_what(words, said.words, rarity)
    if shared is None and own:
        shared = of_what(words, said.around, rarity)
        if shared is not None and (shared.score or 0) < _LEAST_AROUND:
            return None
    shared = shared or _between_both(words, said, rarity) or _of_the_act(words, said)
    if shared is None or not (own or words.holder.country in said.near):
        return None
    return Sign(
        bearing=said.bearing,
        evidence=line.evidence,
        published=line.published,
        score=round(0.65 + 0.35 * (shared.score or 0), 3),
        settles=True,
        reasons=(Reason("the words themselves are spoken of", said.phrase, 1.0), shared),
    )


def _between_both(words: Voiced, said: Spoken, rarity: Rarity) -> Reason | None:
    """ "Its offer of aircraft", where the one who offered and the one who was to gain are named."""
    shared = words.asked.words & said.words
    if not said.noun or not shared or not {words.holder.country, words.towards} <= said.near:
        return None
    return Reason("shared words beside both parties", " ".join(rarity.rarest(shared, 5)), 0.5)


def _of_the_act(words: Voiced, said: Spoken) -> Reason | None:
    """ "Dropped its threat to halt the trains": the act itself, and something of its object."""
    acts = (words.asked.keys | words.asked.avoid) & said.keys
    if not acts or not words.asked.words & (said.words | said.around) or not said.by:
        return None
    return Reason("the same act", " ".join(sorted(acts)), 0.5)


_IDIOMS: tuple[tuple[re.Pattern[str], Bearing], ...] = (
    (_WITHDRAWN, "withdraws"), (_DROPPED, "withdraws"), (_NO_LONGER, "withdraws"),
    (_KEPT, "follows"), (_BROKEN, "contradicts"),
)  # fmt: skip
_NOUNS_OF: Mapping[DeedKind, re.Pattern[str]] = {
    "demand": re.compile(
        "demand|claim|request|call|ultimatum|insist|ask|want|seek|requir|expect|condition"
    ),
    "condition": re.compile("condition|demand|insist|requir|ultimatum"),
    "threat": re.compile("threat|warning|plan|ultimatum|intention|intend|announcement"),
    "commitment": re.compile("pledge|promise|offer|plan|intention|intend|announcement|commitment"),
    "plan": re.compile("plan|intention|intend|announcement|offer|promise|pledge|commitment"),
}


def _of_kind(said: Spoken, kind: DeedKind) -> bool:
    """A demand is dropped as a demand, not as a plan."""
    if not said.noun:
        return kind in ("commitment", "threat", "plan")
    return bool(_NOUNS_OF[kind].search(said.noun))
