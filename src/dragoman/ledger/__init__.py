"""The ledger: what reports gave, kept with its evidence, searched and checked.

    with Ledger.open("dragoman.sqlite") as ledger:
        run = ledger.begin_run(coder="dragoman/0.1", started=now)
        for kept in ledger.keep_many(findings, run): ...
        for event in ledger.events(between=("CHN", "USA"), since=date(2023, 6, 1)): ...

Only this package speaks SQL.
"""

from dragoman.ledger.copying import copy
from dragoman.ledger.corrections import JUDGED
from dragoman.ledger.deeds import Words
from dragoman.ledger.doubting import Scope
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.nouns import (
    Coded,
    CodedCount,
    Correction,
    Counts,
    Doubtful,
    Entry,
    Failure,
    Fault,
    Hit,
    Keeping,
    Kept,
    Order,
    Outcome,
    PairCount,
    Run,
    Source,
    Verdict,
)
from dragoman.ledger.opening import place_of
from dragoman.ledger.stores import Address, Place
from dragoman.ledger.verdicts import Verdicts
from dragoman.ledger.verify import verify

__all__ = [
    "JUDGED",
    "Address",
    "Coded",
    "CodedCount",
    "Correction",
    "Counts",
    "Doubtful",
    "Entry",
    "Failure",
    "Fault",
    "Hit",
    "Keeping",
    "Kept",
    "Ledger",
    "Order",
    "Outcome",
    "PairCount",
    "Place",
    "Run",
    "Scope",
    "Source",
    "Verdict",
    "Verdicts",
    "Words",
    "copy",
    "place_of",
    "verify",
]
