"""Words that ask for or announce an act, and what later reports show of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records.core import Evidence, Reason
from dragoman.records.parties import Actor, When

DeedKind = Literal["demand", "commitment", "condition", "threat", "plan"]
DeedStatus = Literal[
    "open", "partly followed", "followed", "contradicted", "lapsed", "withdrawn", "cannot tell"
]
Bearing = Literal[
    "follows", "follows in part", "contradicts", "withdraws", "denies", "not yet", "refuses",
    "promises", "puts off",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """What one later report shows of the words, in its own sentence.

    `settles` says whether the score is enough for a rule; a sign below that is only proposed.
    `record` is the event or meeting that the sentence tells, where one was coded, and `towards`
    the country that it was done to.
    """

    bearing: Bearing
    evidence: Evidence
    published: date | None
    score: float
    settles: bool
    when: When | None = None
    record: str | None = None
    towards: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """A demand, commitment, condition, threat or plan, and what later reports show of it.

    `holder` spoke or planned, `bound` is the country that is to act (None where the words do not
    say), `towards` the other country they concern. `words` are ids of the records that voice it;
    `voiced` their evidence, the earliest first. `status` is by rule; a person's settlement stands
    apart. *Open* means that these reports tell of no answer, never that there was none.
    """

    id: str
    kind: DeedKind
    holder: Actor
    bound: str | None
    towards: str | None
    said: When | None
    deadline: When | None
    words: tuple[str, ...]
    voiced: tuple[Evidence, ...]
    origins: int
    status: DeedStatus
    signs: tuple[Sign, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's verdict on a deed: it is appended, never changed, and outlives linking anew.

    It holds for every deed of its `kind` that shares one of `words` with the one that was settled,
    or its id. `at` is the time in ISO form.
    """

    deed: str
    kind: DeedKind
    words: tuple[str, ...]
    status: DeedStatus
    author: str
    why: str
    at: str
