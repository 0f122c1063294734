"""Accounts of one occurrence side by side, for the command line, for pages and for Python."""

from dragoman.views.comparison.compare import MOST, Account, Comparison, compared
from dragoman.views.comparison.facts import Asked, Facts, Length
from dragoman.views.comparison.namings import Naming
from dragoman.views.comparison.nearness import Near, Nearness, SentenceNearness, WordNearness
from dragoman.views.comparison.occurrence import compared_occurrence
from dragoman.views.comparison.recurring import Made, Recurring, RecurringClaims, recurring
from dragoman.views.comparison.rows import ComparedRow, Differs, Telling
from dragoman.views.comparison.sides import Readouts
from dragoman.views.comparison.traits import Atlas

__all__ = [
    "MOST",
    "Account",
    "Asked",
    "Atlas",
    "ComparedRow",
    "Comparison",
    "Differs",
    "Facts",
    "Length",
    "Made",
    "Naming",
    "Near",
    "Nearness",
    "Readouts",
    "Recurring",
    "RecurringClaims",
    "SentenceNearness",
    "Telling",
    "WordNearness",
    "compared",
    "compared_occurrence",
    "recurring",
]
