"""PLOVER has no status: what a plan, or a cancelled plan, is by its decision rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.ontology.plover import mode_named, type_named
from dragoman.ontology.tables import rows
from dragoman.records import Status

When = Literal["", "future", "called off", "postponed"]
_COLUMNS = ("type", "when", "plover", "modes", "because")
_WHENS: Mapping[str, When] = {
    "future": "future",
    "called off": "called off",
    "postponed": "postponed",
}
_WHEN: Mapping[str, When] = {
    "scheduled": "future",
    "confirmed": "future",
    "expected": "future",
    "proposed": "future",
    "cancelled": "called off",
    "postponed": "postponed",
}


@dataclass(frozen=True, slots=True)
class StrictRule:
    """What a type becomes in the future, called off or postponed, and why."""

    type: str
    when: When
    plover: str
    modes: tuple[str, ...]
    because: str


def strict_plover(
    event_type: str | None, status: Status, event_modes: Sequence[str] = ()
) -> tuple[str | None, tuple[str, ...]]:
    """The type and modes that PLOVER's rules give an event of this type and status.

    A scheduled visit is AGREE, a cancelled one REJECT meet, an announced withdrawal CONCEDE.
    What is denied, negated, hypothetical or alleged keeps its type.
    """
    if event_type is None:
        return None, ()
    type_named(event_type)
    if ruled := _rules().get((event_type, when_of(status))):
        return ruled.plover, ruled.modes
    return event_type, tuple(event_modes)


def when_of(status: Status) -> When:
    """Whether a status puts an event in the future, calls it off, or postpones it."""
    return _WHEN.get(status, "")


@cache
def strict_rules() -> tuple[StrictRule, ...]:
    """The rules, in the order of their table."""
    found: list[StrictRule] = []
    for row in rows("strict", _COLUMNS):
        if (when := _WHENS.get(row["when"])) is None:
            raise row.wrong("when", f"one of {', '.join(_WHENS)}")
        type_named(row["type"])
        type_named(row["plover"])
        for mode in row.words("modes"):
            mode_named(row["plover"], mode)
        rule = StrictRule(row["type"], when, row["plover"], row.words("modes"), row["because"])
        found.append(rule)
    return tuple(found)


@cache
def _rules() -> Mapping[tuple[str, When], StrictRule]:
    return {(rule.type, rule.when): rule for rule in strict_rules()}
