"""Who "the veteran lawmaker" or "the 61-year-old" is that speaks: the one person told of before.

A description that anybody may fit is taken for a person only where the report names a single one
in reach, of the same country if it gives one, and introduces nobody else by that word.
"""

from __future__ import annotations

import re

from dragoman.records import Actor, Span
from dragoman.resolve.setting import Setting

# No offices among them: whoever holds one may be another than the one just named.
_KIND = (
    r"diplomat|politician|statesman|stateswoman|lawmaker|legislator|strongman|billionaire|tycoon|"
    r"businessman|businesswoman|entrepreneur|activist|campaigner|dissident|laureate|academic|"
    r"scholar|economist|lawyer|engineer|comedian|actor|author|journalist|banker|conservative|"
    r"liberal|socialist|nationalist|centrist|populist|republican|democrat|moderate|hardliner|"
    r"reformist|cleric|technocrat|incumbent|veteran|officer|soldier|spymaster|official|man|woman|"
    r"\w+-year-old"
)
_DESCRIPTION = re.compile(
    r"the (?:(?:bloc|country|nation|kingdom)[’']s |[\w.-]+ ){0,4}?"
    rf"(?P<kind>{_KIND}|(?P<people>(?-i:[A-Z])\w+(?:an|er|i)))",
    re.I,
)
_NEW = r"\b(?:an?|one|two|three|several|some|another|other|many)"
_BODY = re.compile(
    r"\b(?:Ministry|Department|Office|Council|Commission|Committee|Party|Agency|Bank|House|Court|"
    r"Union|Army|Navy|Force|Forces|Command|Parliament|Congress|Senate|Government|Palace|Embassy|"
    r"Bureau|Service|Organi[sz]ation|Group|Front|Movement|League|Alliance|Republican|Democrat)s?\b"
)
# These say so little that the country has to tell whom they mean.
_VAGUE = frozenset({"official", "man", "woman", "officer", "soldier"})


def described(source: Span, known: Actor | None, setting: Setting) -> Actor | None:
    """The one named person of this paragraph, or of the one before, whom a description fits."""
    body = setting.text.report.text
    match = _DESCRIPTION.fullmatch(source.of(body))
    if match is None or (known is not None and known.name is not None and not known.anonymous):
        return None
    country = known.country if known is not None else None
    if match["people"] and country is None:
        return None
    kind = match["kind"].lower()
    if (kind in _VAGUE and country is None) or _introduced(kind, source.start, body):
        return None
    return _only_one(source.start, country, setting)


def _introduced(kind: str, before: int, body: str) -> bool:
    """ "An economist ... the economist": somebody of that kind, and not the one with a name."""
    new = rf"{_NEW} (?:[\w’'-]+ ){{0,4}}?{re.escape(kind)}s?\b"
    return bool(re.search(new, body[:before], re.I))


def _only_one(before: int, country: str | None, setting: Setting) -> Actor | None:
    blocks = setting.text.paragraphs
    here = next((i for i, block in enumerate(blocks) if block.start <= before < block.end), None)
    if here is None:
        return None
    for block in blocks[max(0, here - 1) : here + 1][::-1]:
        people = {
            mention.actor.id: mention.actor
            for mention in setting.mentions
            if mention.span.within(block)
            and mention.span.end <= before
            and _is_person(mention.actor)
        }
        fitting = [
            actor for actor in people.values() if country is None or actor.country == country
        ]
        if people:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _is_person(actor: Actor) -> bool:
    """One with a first name and another, or in an office; no organ of a state."""
    name = actor.name or ""
    if not name or actor.anonymous or actor.sector == "IGO" or _BODY.search(name):
        return False
    parts = name.split()
    return actor.office is not None or (len(parts) > 1 and all(p[0].isupper() for p in parts))
