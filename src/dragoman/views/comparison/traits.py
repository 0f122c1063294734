"""What of a claim is compared: its words as meanings, numbers, days, places, sides, denials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.link.words import stems
from dragoman.records import Event, Findings, Span, Statement, TimeExpression
from dragoman.views.comparison.meanings import meanings, meanings_of
from dragoman.views.comparison.numbers import Number, numbers

_NOT = re.compile(
    r"\b(?:not|no|never|nothing|none|nobody|neither|nor|cannot|without|hardly|"
    r"den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing)?|dismiss(?:es|ed)?|"
    r"disput(?:e|es|ed)|fail(?:s|ed)? to|yet to|unable|decline[sd]?|rul(?:e[sd]?|ing) out)\b"
    r"|n[’']t\b",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|off|over|to|outside|inside|from)\s+(?:the\s+)?(?:(?:city|town|village|port|"
    r"village|waters|coast) of\s+)?((?:[A-Z][\w’-]+)(?:[\s-][A-Z][\w’-]+)*)"
)
_TALK = (
    r"(?:calls?|conversations?|talks|visits?|trip|meetings?|negotiations|sessions?|summit|round|"
    r"consultations|discussions|exchange of views)"
)
_CONTACT = re.compile(
    r"\b(?:spoke|speaks|met|meets|will meet|to meet|(?:tele)?phoned|visited|visits|welcomed|"
    r"received|receives|hosted|sat down|talked|by (?:tele)?phone|will (?:visit|be in|travel to))\b"
    r"|\b(?:held|holds?|had|took|paid|pays|concluded|began|ended|chaired|placed|made|resumed) "
    rf"(?:[\w’'-]+ ){{0,6}}{_TALK}\b"
    rf"|\b{_TALK} (?:[\w’'-]+ ){{0,3}}"
    r"(?:took place|w(?:as|ere) held|ended|began|between|with|by)\b",
    re.I,
)
_CAPITALISED = re.compile(r"\b[A-Z][\w’.-]+(?: [A-Z][\w’-]+)*")
_MEETS = frozenset({"CONSULT"})
_ACTS = {
    "REQUEST": "demand", "ACCUSE": "accusation", "THREATEN": "warning", "REJECT": "refusal",
    "AGREE": "agreement", "SUPPORT": "support", "AID": "aid", "ASSAULT": "attack",
    "SANCTION": "sanction", "COERCE": "coercion", "PROTEST": "protest",
}  # fmt: skip


class Atlas(Protocol):
    """Knows the states that words stand for."""

    def country(self, word: str) -> str | None:
        """The state that a name, adjective, demonym or capital stands for."""

    def is_state(self, word: str) -> bool:
        """Whether a word names a state or its people, and not only its capital."""


@dataclass(frozen=True, slots=True)
class Traits:
    """`words` are meanings without names, `all_words` with them.

    `sides` are the countries named, in their order; `order` those of what is told, less who tells
    it; `states` those of the `places` that are states; `negative` whether an odd number of words
    deny.
    """

    words: frozenset[str]
    all_words: frozenset[str]
    sides: tuple[str, ...]
    order: tuple[str, ...]
    numbers: tuple[Number, ...]
    days: tuple[TimeExpression, ...]
    places: frozenset[str]
    states: frozenset[str]
    act: str | None
    contact: bool
    negative: bool


def traits_of(
    span: Span,
    core: Span,
    findings: Findings,
    statement: Statement | None,
    events: Sequence[Event],
    *,
    atlas: Atlas,
) -> Traits:
    """The traits of one clause."""
    body = findings.report.text
    quote = span.of(body)
    mentions = sorted((m for m in findings.mentions if m.span.overlaps(span)), key=lambda m: m.span)
    times = [time for time in findings.times if time.span.overlaps(span)]
    dates = [time for time in times if time.type in ("DATE", "TIME")]
    states = tuple(state_names(span, body, atlas))
    named = (m.text for m in findings.mentions if m.kind in ("name", "demonym"))
    names = stems(" ".join((*named, *(name.of(body) for name, _ in states))))
    words = stems(quote) - names - stems(" ".join(time.text for time in dates))
    met = ((m.span.start, m.actor.country) for m in mentions if m.kind != "pronoun")
    found = sorted({*((n.start, code) for n, code in states), *((at, c) for at, c in met if c)})
    sides = tuple(dict.fromkeys(code for _, code in found))
    places = frozenset(_places(body, span, [time.span for time in times]))
    contact = _is_contact(quote, events, sides)
    return Traits(
        words=meanings_of(words),
        all_words=meanings(quote),
        sides=sides,
        order=tuple(dict.fromkeys(code for at, code in found if at >= core.start)),
        numbers=numbers(body, span, (time.span for time in dates)),
        days=tuple(time for time in dates if time.when is not None),
        places=places,
        states=frozenset(place for place in places if atlas.is_state(place)),
        act="contact" if contact else _act(statement, events, findings),
        contact=contact,
        negative=len(_NOT.findall(quote)) % 2 == 1,
    )


def state_names(span: Span, body: str, atlas: Atlas) -> Iterator[tuple[Span, str]]:
    """States named in the clause, adjectives too: `a Yamatsan patrol boat`."""
    for match in _CAPITALISED.finditer(body, span.start, span.end):
        at = match.start()
        for form in (match[0], *match[0].split(" ")):
            bare = form.removesuffix("’s").removesuffix("'s")
            code = atlas.country(bare)
            if code is not None:
                start = body.index(bare, at)
                yield Span(start, start + len(bare)), code
                break


def _is_contact(quote: str, events: Sequence[Event], sides: Sequence[str]) -> bool:
    """The clause tells that two sides met or spoke."""
    met = any(event.type in _MEETS for event in events) or bool(_CONTACT.search(quote))
    return met and len(set(sides)) > 1


def _act(statement: Statement | None, events: Sequence[Event], findings: Findings) -> str | None:
    if statement is not None:
        for position in findings.positions:
            if position.statement == statement.id:
                return position.kind
    for event in events:
        if event.type in _ACTS:
            return _ACTS[event.type]
    return None


def _places(body: str, span: Span, times: Sequence[Span]) -> Iterator[str]:
    """Names after `in`, `at`, `near` and the like, less those of months and days."""
    for match in _PLACE.finditer(body, span.start, span.end):
        found = Span(match.start(1), match.end(1))
        if not any(found.overlaps(time) for time in times):
            yield " ".join(match[1].split())
