"""A user's rows of another event data set laid beside the ledger's occurrences."""

from dragoman.views.beside.comparison import Comparison, Ours, Pairing, compare_data, compare_file
from dragoman.views.beside.table import csv_lines
from dragoman.views.beside.theirs import Theirs

__all__ = [
    "Comparison",
    "Ours",
    "Pairing",
    "Theirs",
    "compare_data",
    "compare_file",
    "csv_lines",
]
