"""Numbers of a clause with what they count: 8,000 troops, three days, 1.2 billion crowns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.records import Span
from dragoman.views.comparison.meanings import meanings

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = {
    word: 10 * at
    for at, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_WORDS = {
    **{word: at for at, word in enumerate(_SMALL)},
    **_TENS,
    "dozen": 12,
    "hundred": 100,
    "half": 0.5,
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 720.0, "year": 8760.0}
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WRITTEN = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?:(?P<figure>{_FIGURE})|(?P<words>(?:{_WRITTEN})(?:[- ](?:{_WRITTEN}))?)"
    rf"|(?P<article>an?)(?=[ -](?:minute|hour|day|week|month|year|hundred|thousand|million)))"
    rf"(?:[ -](?P<scale>{'|'.join(_SCALES)}))?(?P<percent>[ -]?(?:%|per ?cent))?(?!\w|-[A-Z])",
    re.I,
)
_AFTER = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A value with the meanings that stand beside it; of a length of time `hours` is the unit."""

    value: float
    units: frozenset[str]
    words: str
    span: Span

    def compares_with(self, other: Number) -> bool:
        """Whether both count the same kind of thing."""
        return bool(self.units & other.units)


def numbers(text: str, clause: Span, dates: Iterable[Span]) -> tuple[Number, ...]:
    """The numbers of a clause, less those that belong to a date."""
    skipped = tuple(dates)
    found: list[Number] = []
    for match in _NUMBER.finditer(text, clause.start, clause.end):
        span = Span(match.start(), match.end())
        if any(span.overlaps(date) for date in skipped) or _is_a_pronoun(match, text):
            continue
        found.append(_number(match, text, clause))
    return tuple(found)


def _number(match: re.Match[str], text: str, clause: Span) -> Number:
    value = _value(match)
    rest = text[match.end() : clause.end]
    following = [word.casefold() for word in _AFTER.findall(rest.split(",")[0])[:_NEAR]]
    end = match.end() + len(rest) if not following else match.end()
    if following:
        at = rest.find(_AFTER.findall(rest)[0]) + len(_AFTER.findall(rest)[0])
        end = match.end() + at
    hours = _HOURS.get(following[0].removesuffix("s")) if following else None
    if match["percent"]:
        units: frozenset[str] = frozenset({"percent"})
    elif hours is not None:
        value, units = value * hours, frozenset({"hours"})
    else:
        before = _AFTER.findall(text[clause.start : match.start()])[-1:]
        units = meanings(" ".join(map(_singular, (*before, *following))))
    return Number(value, units, text[match.start() : end].strip(), Span(match.start(), match.end()))


def _singular(word: str) -> str:
    """`fishermen` as one of them."""
    return re.sub(r"men$", "man", word.casefold())


def _value(match: re.Match[str]) -> float:
    scale = _SCALES[match["scale"].casefold()] if match["scale"] else 1.0
    if match["figure"]:
        return float(match["figure"].replace(",", "")) * scale
    if match["article"]:
        return scale
    parts = [_WORDS[part] for part in re.split(r"[- ]", match["words"].casefold())]
    if len(parts) == 2 and parts[1] >= 12:
        return parts[0] * parts[1] * scale
    return sum(parts) * scale


def _is_a_pronoun(match: re.Match[str], text: str) -> bool:
    """`one of them`, `no one`, `the two agreed`: words that count nothing to compare."""
    if match["figure"] or match["scale"]:
        return False
    before = text[max(0, match.start() - 6) : match.start()].casefold().split()
    word = match[0].casefold()
    if word == "one":
        return bool(before) and before[-1] in ("no", "any", "every", "this", "that", "some")
    return word == "two" and bool(before) and before[-1] in ("the", "these", "those")
