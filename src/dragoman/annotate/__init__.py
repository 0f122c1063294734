"""Cut a report into paragraphs and sentences, and set aside what is no prose."""

from __future__ import annotations

from dragoman.annotate.furniture import furniture
from dragoman.annotate.paragraphs import paragraphs
from dragoman.annotate.sentences import sentences
from dragoman.records import Report, Text

__all__ = ["annotate", "paragraphs", "sentences"]


def annotate(report: Report) -> Text:
    """The report with its paragraphs, sentences, headings and furniture."""
    blocks = paragraphs(report.text)
    found = furniture(report.text, blocks)
    cut = tuple(
        sentence
        for block in found.prose
        for sentence in sentences(report.text, block)
    )  # fmt: skip
    return Text(
        report=report,
        paragraphs=blocks,
        sentences=cut,
        furniture=found.furniture,
        headings=found.headings,
        captions=found.captions,
        dateline=found.dateline,
    )
