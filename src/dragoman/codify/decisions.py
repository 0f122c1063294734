"""PLOVER's decision rules where the wording alone decides the type of an act.

"Summoned the ambassador" is a complaint and no talks, whatever a model makes of it; the rules stand
in `decisions.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from dragoman import ontology
from dragoman.codify import called_off
from dragoman.errors import OntologyError
from dragoman.needles import Needles
from dragoman.records import Span, Text

_KINDS = frozenset({"overflight", "intercept", "incident", "readout", "briefing", "silence"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What a rule says of a trigger; `modes` and `contexts` None leave them to the model."""

    trigger: Span
    rule: str
    type: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    modes: tuple[str, ...] | None
    contexts: tuple[str, ...] | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision rule, as read."""

    name: str
    type: str
    modes: tuple[str, ...] | None
    contexts: tuple[str, ...] | None
    alone: bool
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


@cache
def rules() -> tuple[Rule, ...]:
    source = resources.files("dragoman.codify") / "decisions.yaml"
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    words = table["words"] | called_off.lists()
    known = {each.name for each in ontology.types()}
    found = []
    for row in table["rules"]:
        if row["type"] not in known | _KINDS:
            raise OntologyError(f"decisions.yaml: no such type: {row['type']}")
        unless = row.get("unless")
        found.append(
            Rule(
                name=row["name"],
                type=row["type"],
                modes=_listed(row, "modes"),
                contexts=_listed(row, "contexts"),
                alone=row.get("alone", False),
                pattern=_compiled(row["pattern"], words),
                unless=_compiled(unless, words) if unless else None,
            )
        )
    return tuple(found)


@cache
def _needles() -> Needles:
    return Needles([rule.pattern for rule in rules()])


def _listed(row: dict[str, Sequence[str]], key: str) -> tuple[str, ...] | None:
    return tuple(row[key]) if key in row else None


def _compiled(pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    """The pattern with its lists filled in; each `<t>`, `<a>`, `<r>` becomes a group of its own."""
    for name, alternatives in words.items():
        pattern = pattern.replace(f"{{{name}}}", alternatives)
    number = 0
    for part in "tar":
        while f"<{part}>" in pattern:
            pattern = pattern.replace(f"<{part}>", f"(?P<{part}{number}>", 1)
            pattern = pattern.replace(f"</{part}>", r")\b", 1)
            number += 1
    return re.compile(rf"\b(?:{pattern})", re.I)


def decisions(text: Text) -> tuple[Decision, ...]:
    """What the rules say of a text's sentences, in order; the first rule at a trigger counts."""
    body = text.report.text
    taken: list[Decision] = []
    for sentence, possible in _needles().possible_within(body, text.sentences):
        taken += _of(sentence, body, [rules()[number] for number in possible])
    return tuple(taken)


def _of(sentence: Span, body: str, possible: Sequence[Rule]) -> Iterator[Decision]:
    found: list[Span] = []
    for rule in possible:
        if rule.unless is not None and rule.unless.search(body, sentence.start, sentence.end):
            continue
        for match in rule.pattern.finditer(body, sentence.start, sentence.end):
            trigger = next(
                Span(*match.span(name))
                for name, hit in match.groupdict().items()
                if hit and name.startswith("t")
            )
            if not any(trigger.overlaps(other) for other in found):
                found.append(trigger)
                yield Decision(
                    trigger=trigger,
                    rule=rule.name,
                    type=rule.type,
                    actors=_parts(match, "a"),
                    recipients=_parts(match, "r"),
                    modes=rule.modes,
                    contexts=rule.contexts,
                    alone=rule.alone,
                )


def _parts(match: re.Match[str], part: str) -> tuple[Span, ...]:
    """Where the trigger, the actor or the recipient of a rule stands, if it names one."""
    return tuple(
        Span(*match.span(name))
        for name, hit in match.groupdict().items()
        if hit and name[0] == part
    )
