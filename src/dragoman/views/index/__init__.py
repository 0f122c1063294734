"""Conflict and cooperation between two parties over time, from occurrences, by an open formula."""

from dragoman.views.index.bins import Bin, Width
from dragoman.views.index.chart import Plot, plot, png, svg
from dragoman.views.index.compute import Index, Part, Point, explain, index, index_of
from dragoman.views.index.formula import Formula, shipped_formula

__all__ = [
    "Bin",
    "Formula",
    "Index",
    "Part",
    "Plot",
    "Point",
    "Width",
    "explain",
    "index",
    "index_of",
    "plot",
    "png",
    "shipped_formula",
    "svg",
]
