"""GDELT 2.0 mentions: 16 columns, tab-separated, without a header; a row for each report.

Offsets are code points in the text as read, -1 where the report has no such words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.ledger import Kept
from dragoman.records import Event, Span
from dragoman.views.export.coded import CodedRow, Dyad, dyads, real_rows
from dragoman.views.export.gdelt2 import added, event_number, identifier
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.export.quoting import tsv

COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
WEB, CITATION = 1, 2


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """One line for each report that tells an event, beside the events of `gdelt2`."""
    for row in real_rows(material, left_out):
        pairs = list(dyads(row, both_ways=False))
        if not pairs:
            left_out["no first party, which GDELT requires"] += 1
        for pair in pairs:
            for told in row.tellings:
                yield Piece(tsv(_cells(row, pair, told, material)))


def _cells(row: CodedRow, pair: Dyad, told: Kept[Event], material: Material) -> list[object]:
    event, source = told.record, told.source
    start = event.evidence.spans[0].start
    published = f"{source.published:%Y%m%d}000000" if source.published else ""
    return [
        event_number(row, pair), added(row), published, WEB if source.url else CITATION,
        source.outlet or source.agency, identifier(source.url, source.id),
        material.sentence_number(source.id, start),
        _first(event.actor_spans), _first(event.recipient_spans), start, 1, _confidence(event),
        len(material.report(source.id).text), None, None, None,
    ]  # fmt: skip


def _first(spans: Sequence[Span]) -> int:
    return min((span.start for span in spans), default=-1)


def _confidence(event: Event) -> int | None:
    """The coder's score in GDELT's steps of ten, 10 to 100; None where it has none."""
    scores = [reason.score for reason in event.reasons if reason.score is not None]
    return min(100, max(10, round(min(scores) * 10) * 10)) if scores else None
