"""Evidence as W3C Web Annotations (JSON-LD): each span by position and by quote.

The target is the text as read, in code points; `scope` is the page it came from, where the quote
finds the words again. Quotes too long to leave are named by their two ends.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from dragoman.records import Event, Position, Report, Span, Statement
from dragoman.views.export.material import Evident, Material
from dragoman.views.export.pieces import Piece
from dragoman.views.export.quoting import SHORTEST_CUT

_AROUND = 32
_END = 60
_OPENING = (
    '{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:dragoman:annotations", '
    '"type": "AnnotationPage", "items": [\n'
)


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:  # noqa: ARG001
    """An AnnotationPage: events, statements and positions."""
    yield Piece(_OPENING.encode())
    mark = b""
    for kept in material.evident:
        row = _annotation(kept, material)
        yield Piece(mark + json.dumps(row, ensure_ascii=False).encode())
        mark = b",\n"
    yield Piece(b"\n]}\n")


def _annotation(kept: Evident, material: Material) -> dict[str, object]:
    record = kept.record
    report = material.report(kept.source.id)
    spans = record.evidence.spans
    return {
        "id": f"urn:dragoman:{record.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": kept.coder},
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": label(record)},
            *(
                {"type": "TextualBody", "purpose": "tagging", "value": value}
                for value in _tags(record)
            ),
        ],
        "target": [_target(report, span, material) for span in spans],
    }


def label(record: Event | Statement | Position) -> str:
    """`SANCTION discontinue, happened`; `statement, direct`; `demand`."""
    if isinstance(record, Event):
        return f"{' '.join((record.type or record.kind or '?', *record.modes))}, {record.status}"
    return f"statement, {record.kind}" if isinstance(record, Statement) else record.kind


def _tags(record: Event | Statement | Position) -> Iterator[str]:
    if isinstance(record, Event):
        roles = (("actor", record.actors), ("recipient", record.recipients))
    elif isinstance(record, Statement):
        speaker = (record.speaker,) if record.speaker else ()
        roles = (("speaker", speaker), ("addressee", record.addressees))
    else:
        roles = (("holder", (record.holder,)), ("addressee", record.addressees))
    for role, actors in roles:
        for actor in actors:
            yield f"{role}: {actor.id}"


def _target(report: Report, span: Span, material: Material) -> dict[str, object]:
    target: dict[str, object] = {
        "source": f"urn:dragoman:{report.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            _by_quote(report.text, span, whole=material.selection.with_texts),
        ],
    }
    return target | ({"scope": report.url} if report.url else {})


def _by_quote(text: str, span: Span, *, whole: bool) -> dict[str, object]:
    if whole or len(span) <= SHORTEST_CUT:
        return _quote(text, span)
    return {
        "type": "RangeSelector",
        "startSelector": _quote(text, Span(span.start, span.start + _END)),
        "endSelector": _behind(text, span.end),
    }


def _behind(text: str, end: int) -> dict[str, object]:
    """What follows a span: a range goes up to its second selector and does not hold it."""
    if end < len(text):
        return _quote(text, Span(end, end + 1))
    return {"type": "TextPositionSelector", "start": end, "end": end}


def _quote(text: str, span: Span) -> dict[str, object]:
    return {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
