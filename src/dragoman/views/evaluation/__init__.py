"""Figures for the coder's findings against a gold set: pure counting, no screen, no models."""

from dragoman.views.evaluation.acts import score_acts, status_macro_f1
from dragoman.views.evaluation.attributions import score_attributions
from dragoman.views.evaluation.claims import score_claims
from dragoman.views.evaluation.reports import score_report
from dragoman.views.evaluation.sheet import Figure, Miss, Sheet

__all__ = [
    "Figure",
    "Miss",
    "Sheet",
    "score_acts",
    "score_attributions",
    "score_claims",
    "score_report",
    "status_macro_f1",
]
