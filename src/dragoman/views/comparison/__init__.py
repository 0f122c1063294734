"""Accounts of one occurrence side by side, for the command line, for pages and for Python."""

from dragoman.views.comparison.compare import (
    MOST,
    Account,
    ComparedRow,
    Comparison,
    Differs,
    Telling,
    beside,
    compared,
)
from dragoman.views.comparison.facts import Asked, Facts, Length
from dragoman.views.comparison.nearness import EncoderNearness, Nearness
from dragoman.views.comparison.traits import Atlas

__all__ = [
    "MOST",
    "Account",
    "Asked",
    "Atlas",
    "ComparedRow",
    "Comparison",
    "Differs",
    "EncoderNearness",
    "Facts",
    "Length",
    "Nearness",
    "Telling",
    "beside",
    "compared",
]
