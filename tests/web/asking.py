"""Asking the small ledger of these tests."""

from __future__ import annotations

from dragoman.api import Session


def report_of(session: Session, words: str) -> str:
    """The id of the report whose text holds the words."""
    return next(report.id for report in session.ledger.reports() if words in report.text)
