"""What the JSON API answers on deeds, the index and compared accounts, field by field."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dragoman.records import DeedKind, DeedStatus
from dragoman.views.comparison.rows import Telling

Stretch = tuple[int, int]


class Model(BaseModel):
    """An object that has just these fields."""

    model_config = ConfigDict(extra="forbid")


class Days(Model):
    """A date as far as it is known: `precision` says how far, `basis` how."""

    start: date | None = Field(alias="from")
    end: date | None = Field(alias="to")
    precision: str
    basis: str


class Why(Model):
    """A reason, for a person: the rule or model, the words, the score in 0..1."""

    rule: str
    words: str
    score: float | None


class Proof(Model):
    """Words of a report and where they stand in its text, in code points."""

    report: str
    spans: list[Stretch]
    quotes: list[str]


class Told(Model):
    """A report as a source, with the words that count there."""

    report: str
    outlet: str | None
    agency: str | None
    title: str | None
    file: str | None
    published: date | None
    quote: str


class Page(Model):
    """A part of `total` things in order; `cut` says that more come after `items`."""

    total: int
    cut: bool


# ---------------------------------------------------------------- words and deeds


class SignOut(Model):
    """What one later report shows; `settles` is false for a match that is only proposed."""

    bearing: str
    score: float
    settles: bool
    when: Days | None
    quote: str
    span: Stretch
    source: Told
    record: str | None
    reasons: list[Why]


class SettledOut(Model):
    """A person's verdict on a deed."""

    deed: str
    kind: DeedKind
    words: list[str]
    status: DeedStatus
    author: str
    why: str
    at: str


class DeedOut(Model):
    """A demand, commitment, condition, threat or plan; `status` is what holds, a person's verdict
    or else the rule's. *Open* means: not reported in these texts.
    """

    id: str
    kind: DeedKind
    status: DeedStatus
    by_rule: DeedStatus
    holder: str
    bound: str | None
    towards: str | None
    said: Days | None
    deadline: Days | None
    quote: str
    span: Stretch
    sources: list[Told]
    reports: int
    origins: int
    signs: list[SignOut]
    settled: SettledOut | None
    reasons: list[Why]
    records: list[str]


class DeedsOut(Page):
    """Deeds, the newest words first unless asked otherwise; `counts` are those of all statuses."""

    items: list[DeedOut]
    counts: dict[DeedStatus, int]
    as_of: date | None


# ---------------------------------------------------------------- the index


class PointOut(Model):
    """One week, month or quarter; `value` is null where nothing was reported, which is no zero."""

    label: str
    start: date
    end: date
    value: float | None
    low: float | None
    high: float | None
    cooperation: float
    conflict: float
    occurrences: int
    reports: int


class IndexOut(Page):
    """Conflict and cooperation between two parties, with the formula and what it left out."""

    items: list[PointOut]
    parties: tuple[str, str]
    by: Literal["week", "month", "quarter"]
    measure: str
    formula: str
    digest: str
    left_out: dict[str, int]


class PartOut(Model):
    """One occurrence in a point: `value` is `weight` times `status_weight`."""

    id: str
    label: str
    when: Days | None
    act: str
    status: str
    weight: float
    status_weight: float
    value: float
    quote: str
    sources: list[Told]


class PartsOut(Page):
    """The occurrences behind one point, the weightiest first."""

    items: list[PartOut]


# ---------------------------------------------------------------- accounts


class ClaimOut(Model):
    """One thing that one account tells, and on whose word."""

    id: str
    holder: str | None
    act: str | None
    status: str | None
    evidence: Proof
    records: list[str]


class DifferenceOut(Model):
    """What two accounts give otherwise, in the words of each; neither is said to be right."""

    kind: str
    left: str
    right: str


class DiffersOut(Model):
    """A difference between two accounts, which are named by their places."""

    left: int
    right: int
    difference: DifferenceOut


class RowOut(Model):
    """One claim as each account tells it: `cells[i]` is empty where account i was not found to."""

    telling: Telling
    cells: list[list[ClaimOut]]
    differences: list[DiffersOut]
    score: float | None
    reasons: list[Why]
    near: bool


class AccountOut(Model):
    """One account: its report, the heads of the contact as it gives them, how many claims."""

    source: Told
    facts: dict[str, object]
    claims: int


class NamingOut(Model):
    """One thing under two names that judge it from opposite sides."""

    thing: str
    left: ClaimOut
    right: ClaimOut
    difference: DifferenceOut


class DamageOut(Model):
    """Words that look broken in editing or translation, which is no disagreement."""

    kind: str
    evidence: Proof
    why: str
    instead: Proof | None


class ComparisonOut(Page):
    """Two to four accounts of an occurrence, claim by claim; `items` are the rows."""

    items: list[RowOut]
    occurrence: str | None
    accounts: list[AccountOut]
    fact_differences: list[DiffersOut]
    namings: list[NamingOut]
    damage: list[DamageOut]


class AccountsOut(Page):
    """The reports that tell an occurrence, in order of publication."""

    items: list[Told]
    occurrence: str
    members: list[str]
    reports: int
    origins: int


class MadeOut(Model):
    """A claim as it was made in one contact."""

    occurrence: str
    when: date | None
    claim: ClaimOut
    source: Told


class RecursOut(Model):
    """A claim of one side that was made in several contacts and not found with the other."""

    side: str
    times: int
    made: list[MadeOut]


class RecurringOut(Page):
    """What recurs, the most frequent first, over so many compared contacts from a day on."""

    items: list[RecursOut]
    parties: tuple[str, str]
    compared: int
    since: date | None
