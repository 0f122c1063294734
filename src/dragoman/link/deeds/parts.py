"""Whether a line tells that only some of what was asked for or announced was done."""

from __future__ import annotations

import re

from dragoman.link.deeds.doings import Doing
from dragoman.link.deeds.voiced import Voiced

_PART = re.compile(
    r"\b(?:half of|half its|half the|some of|part of|parts of|partial(?:ly)?|partly|in part|"
    r"most of|one of two|a third|two thirds|a quarter|several of|temporarily|for now|of the rest|"
    r"the others? |except\b|exempt\w*|but (?:not|left|kept|spared)\b|"
    r"of the \d[\d,.]*(?: \w+){1,6},? \d[\d,.]*|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) of (?:the|its|their|all)\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"; |, (?:and|but|while) ")


def in_part(words: Voiced, doing: Doing) -> bool:
    """Fewer, less, or for a while."""
    return bool(_PART.search(_clause(doing))) or _fewer(words, doing)


def _clause(doing: Doing) -> str:
    """The part of the line that tells the act, without what is told beside it."""
    text, at = doing.line.text, 0
    for joint in _BESIDE.finditer(text):
        if joint.start() > doing.start:
            return text[at : joint.start()]
        at = joint.end()
    return text[at:]


def _fewer(words: Voiced, doing: Doing) -> bool:
    """Four of the same were asked for, two are told of: "two of the sailors went home"."""
    asked, given = _counted(words.line.text), _counted(doing.line.text)
    if any(given[noun] < count for noun, count in asked.items() if noun in given):
        return True
    return _share(words.line.text, doing.line.text) or _one_of_many(words, doing)


def _share(asked: str, given: str) -> bool:
    """A duty of 30 per cent was announced, one of 15 imposed."""
    wanted, told = _SHARE.findall(asked), _SHARE.findall(given)
    return len(wanted) == 1 and len(told) == 1 and float(told[0]) < float(wanted[0])


def _one_of_many(words: Voiced, doing: Doing) -> bool:
    """The gates were to be opened, and one gate was."""
    asked = words.line.text.casefold()
    many = {word[:-1] for word in _MANY.findall(asked)} - set(_ONE.findall(asked))
    if re.search(r"\bone of (?:the|its|their)\b", asked):
        return False
    return any(noun in many for noun in _ONE.findall(_clause(doing).casefold()))


_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
_COUNTED = re.compile(
    r"\b("
    + "|".join(_NUMBERS)
    + r"|\d{1,3}(?:,\d{3})*)\b(?: of (?:its|the|their|his))?((?: [a-z-]+){1,3})",
    re.IGNORECASE,
)


def _counted(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for match in _COUNTED.finditer(text):
        number = _NUMBERS.get(match[1].casefold()) or int(match[1].replace(",", "") or 0)
        for noun in match[2].split():
            if noun.endswith("s") and len(noun) > 3:
                found.setdefault(noun.casefold(), number)
                break
    return found


_SHARE = re.compile(r"\b(\d+(?:\.\d+)?) ?(?:%|per ?cent\b)")
_MANY = re.compile(
    r"\b(?!one of)(?:the|its|their|all|these|those|two|three|four|five) (?:[a-z-]+ )?([a-z]{3,}s)\b"
)
_ONE = re.compile(r"\b(?:one|a single|only one) (?:[a-z-]+ )?([a-z]{3,})\b")
