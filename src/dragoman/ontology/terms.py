"""What PLOVER and CAMEO consist of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """One of PLOVER's sixteen types of event. `quad` is 1 verbal cooperation, 2 material
    cooperation, 3 verbal conflict, 4 material conflict; `score` runs from -10 to 10."""

    name: str
    quad: int
    score: float
    needs_recipient: bool
    gloss: str
    example: str


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of one type happened. The same name under two types is two modes;
    `score` is None where PLOVER states none."""

    type: str
    name: str
    score: float | None
    gloss: str
    example: str


@dataclass(frozen=True, slots=True)
class Context:
    """The field of life that an event belongs to."""

    name: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A PLOVER coding: a type, None where PLOVER has none, with its modes and contexts."""

    type: str | None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code. `goldstein` is None where the published scale is silent on it;
    `note` says where its PLOVER coding departs from the table of 2021, and why."""

    code: str
    name: str
    goldstein: float | None
    plover: Coding
    note: str
