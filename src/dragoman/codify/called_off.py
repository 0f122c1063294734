"""The words that call a plan off or put it off, from `called_off.yaml`, and where they stand.

"Scrapped the trip", "the trip was scrapped", "cancellation of the trip", "put the trip on hold".
A pattern's last group is the status that its words give: `cancelled` or `postponed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

import yaml

from dragoman.records import Span, Status

Ended = Literal["meetings", "deeds"]

# From the noun of an act to what is said of it in the same clause.
AFTER_NOUN = (
    r"(?:(?! (?:and (?!(?-i:[A-Z]))|(?:but|while|who|which|that|where|when|after|"
    r"before)\b))[^.;,]){0,70}(?:, [^,.;]{3,80},)?"
)
_IS = (
    r" (?:was|were|is|are|(?:has|have|had)(?: now| since| also)? been|"
    r"(?:will|would|is to|are to)(?: now)? be) (?:now |all |also |since |\w+ly )*"
)
_NOT_HELD = (
    r" (?:(?:will|would|did|shall) not|won[’']t|didn[’']t) (?:now |after all )?"
    r"(?:take place|go ahead|happen|be held|go on)\b(?! again\b)|"
    r" (?:is|are|was|were) (?:now |all )?off\b(?! (?:to|the|limits)\b)"
)
_MOVED = (
    r" (?:slip(?:s|ped)?|(?:was|were|(?:has|have|had) been|(?:will|would) be) (?:\w+ly )?"
    r"(?:moved|pushed)) (?:to|until|till|from|indefinitely|"
    r"by (?:[\w-]+ ){1,2}(?:hours?|days?|weeks?|months?|years?))\b"
)
_NOT_AFTER = r"(?! (?:on track|together|in place)\b)(?![^.;,]{0,40} (?:if|unless)\b)"
# Who refused, threatened or asked to call a thing off has not called it off.
NOT_DONE = re.compile(
    r"\b(?:not|never|n[’']t|refus\w+|declin\w+|threat\w+|(?-i:may)|might|could|if|would|consider\w*|"
    r"rather than|instead of|without|den(?:y|ies|ied|ying)|neither|nor|whether|ask(?:s|ed|ing)?|"
    r"want(?:s|ed)?|urg\w+|demand\w*|propos\w+|suggest\w*|seek\w*|sought|"
    r"call(?:s|ed|ing)? (?:for|on)) (?:[\w’'-]+ ){0,5}$",
    re.I,
)
# "If the trip is off", "denied that the trip was off": nothing is said of how the trip stands.
LEFT_OPEN = re.compile(r"\b(?:if|unless|whether|den(?:y|ies|ied|ying)) (?:[\w’'-]+ ){0,5}$", re.I)


@dataclass(frozen=True, slots=True)
class _Verb:
    status: Literal["cancelled", "postponed"]
    of: str
    forms: str
    particle: str
    parts: bool
    to: str
    done: str
    nouns: str

    @property
    def ends(self) -> tuple[Ended, ...]:
        if self.of == "anything":
            return ("meetings", "deeds")
        return ("deeds",) if self.of in ("deeds", "plans") else ("meetings",)


@cache
def _table() -> tuple[tuple[_Verb, ...], str]:
    """The verbs, and the words for a plan."""
    source = resources.files("dragoman.codify") / "called_off.yaml"
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    verbs = tuple(
        _Verb(
            status, row["of"], _any(row["forms"]), row.get("with", ""), row.get("parts", False),
            _any(row.get("to", "")), _any(row.get("done", "")), _any(row.get("nouns", "")),
        )
        for status in ("cancelled", "postponed")
        for row in table[status]
    )  # fmt: skip
    return verbs, _any(table["plans"])


def _any(words: str) -> str:
    return "|".join(words.split())


def _verbs(of: Ended) -> tuple[_Verb, ...]:
    return tuple(verb for verb in _table()[0] if of in verb.ends)


def _phrase(*parts: str) -> str:
    """Words in a row, those that are empty left out."""
    return " ".join(f"(?:{part})" for part in parts if part)


def _by_status(phrases: Iterable[tuple[str, str]]) -> str:
    """The phrases as two groups, each named for the status that it gives."""
    grouped: dict[str, list[str]] = {"cancelled": [], "postponed": []}
    for status, phrase in phrases:
        grouped[status].append(phrase)
    return "|".join(f"(?P<{status}>{'|'.join(found)})" for status, found in grouped.items())


def _acting(of: Ended) -> Iterator[tuple[str, str]]:
    """The verbs with all that stands between them and their object."""
    for verb in _verbs(of):
        plan = rf"(?:[\w’'-]+ ){{0,3}}?(?:{_table()[1]})" if verb.of == "plans" else ""
        yield verb.status, _phrase(verb.forms, verb.particle, verb.to, plan)


def _naming(of: Ended) -> Iterator[tuple[str, str]]:
    return ((verb.status, verb.nouns) for verb in _verbs(of) if verb.nouns)


def _being(of: Ended) -> Iterator[tuple[str, str]]:
    return ((verb.status, _phrase(verb.done, verb.particle)) for verb in _verbs(of) if verb.done)


def ending(of: Ended, between: str, sentence: str, act: Span) -> re.Match[str] | None:
    """What ends an act: a verb or noun ahead of it, past words `between`, or one around it.

    `act` is where it stands within the sentence.
    """
    if match := _before(of, between).search(sentence, 0, act.start):
        return match
    parted = _around(of).finditer(sentence)
    return next((m for m in parted if m.start() < act.start and act.end < m.end()), None)


@cache
def _before(of: Ended, between: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_by_status((*_acting(of), *_naming(of)))}) {between}$", re.I)


@cache
def _around(of: Ended) -> re.Pattern[str]:
    between = r"(?:(?!(?:and|but|that|which|who|to|after|before)\b)[\w’'-]+ ){1,8}?"
    parted = (
        (verb.status, rf"(?:{verb.forms}) {between}{verb.particle}")
        for verb in _verbs(of)
        if verb.parts
    )
    return re.compile(rf"\b(?:{_by_status(parted)})\b", re.I)


@cache
def after(of: Ended) -> re.Pattern[str]:
    """What is said of an act behind its noun: "was scrapped", "is off", "has slipped to May"."""
    done = ((status, rf"{_IS}(?:{words})\b{_NOT_AFTER}") for status, words in _being(of))
    told = (*done, ("cancelled", _NOT_HELD), ("postponed", f"(?: has| have| had| will)?{_MOVED}"))
    return re.compile(f"(?: that| which)?{AFTER_NOUN}(?:{_by_status(told)})", re.I)


def passive(of: Ended) -> str:
    """A pattern for the passive alone: "was scrapped", with the groups of the two statuses."""
    return rf"{_IS}(?:{_by_status(_being(of))})\b{_NOT_AFTER}"


@cache
def _saying() -> re.Pattern[str]:
    verbs = ((verb.status, _phrase(verb.forms, verb.particle)) for verb in _verbs("meetings"))
    return re.compile(rf"\b(?:{_by_status((*verbs, *_naming('meetings')))})\b", re.I)


def said(words: str) -> frozenset[Status]:
    """What words do to a meeting: call it off, put it off, both, or neither."""
    return frozenset(map(status_of, _saying().finditer(words)))


@cache
def _absence() -> re.Pattern[str]:
    verbs = (_phrase(v.forms, v.particle) for v in _verbs("meetings") if v.of == "attendance")
    return re.compile(rf"(?:{'|'.join(verbs)})\b", re.I)


def is_absence(words: str) -> bool:
    """Whether a verb only keeps one side away: "boycotted", "stayed away"."""
    return _absence().match(words) is not None


def lists() -> dict[str, str]:
    """What patterns of other tables name `{ends}` (a meeting) and `{ended}` (by others)."""
    ends = "|".join(words for _, words in _acting("meetings"))
    ended = "|".join(words for _, words in _being("meetings"))
    return {"ends": f"(?:{ends})", "ended": f"(?:{ended})"}


def status_of(match: re.Match[str]) -> Status:
    """The status that the words of a match give."""
    return cast(Status, match.lastgroup)
