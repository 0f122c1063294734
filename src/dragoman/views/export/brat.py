"""brat standoff: a `.txt` and an `.ann` for each report, with records as events.

Triggers are typed by PLOVER's type or by the kind of record; roles point to the spans of the
parties; an attribute tells status or kind, a note the id and the modes. Needs --with-texts,
since it is texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.errors import SettingsError
from dragoman.records import Event, Position, Report, Span, Statement
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece

# All that ends a line for Python, in which brat is written.
_SEPARATE_LINE = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:  # noqa: ARG001
    """`ID.txt`, `ID.ann` for each report, and `annotation.conf`."""
    require_texts(material, "brat")
    by_report: dict[str, list[Event | Statement | Position]] = {}
    for kept in material.evident:
        by_report.setdefault(kept.source.id, []).append(kept.record)
    labels: set[str] = set()
    values: dict[str, set[str]] = {"Status": set(), "Kind": set()}
    for report in material.texts():
        marks = _Marks(report)
        for record in by_report.get(report.id, []):
            marks.add(record)
        labels |= marks.labels
        for fact, value in marks.facts:
            values[fact].add(value)
        yield Piece(report.text.encode("utf-8", "replace"), f"{report.id}.txt")
        yield Piece("".join(marks.lines).encode("utf-8", "replace"), f"{report.id}.ann")
    yield Piece(_configuration(labels, values), "annotation.conf")


def require_texts(material: Material, name: str) -> None:
    """Raise SettingsError where whole texts may not leave but the format is made of them."""
    if not material.selection.with_texts:
        raise SettingsError(f"--as {name} writes whole texts; allow it with --with-texts")


class _Marks:
    """The lines of one `.ann`: text bounds once each, events, attributes, notes."""

    def __init__(self, report: Report) -> None:
        self.lines: list[str] = []
        self.labels: set[str] = set()
        self.facts: set[tuple[str, str]] = set()
        self._text = report.text
        self._bounds: dict[tuple[str, tuple[Span, ...]], str] = {}
        self._events = 0

    def add(self, record: Event | Statement | Position) -> None:
        if isinstance(record, Event):
            label, fact, value = record.type or "EVENT", "Status", str(record.status)
            roles = [("Actor", record.actor_spans), ("Recipient", record.recipient_spans)]
        elif isinstance(record, Statement):
            label, fact, value = "STATEMENT", "Kind", record.kind
            roles = [("Source", record.source), ("Cue", record.cue)]
        else:
            label, fact, value, roles = "POSITION", "Kind", record.kind, []
        self.labels.add(label)
        self.facts.add((fact, value))
        trigger = self._bound(label, record.evidence.spans)
        self._events += 1
        name = f"E{self._events}"
        arguments = [
            f"{role}{number or ''}:{self._bound('Party' if role != 'Cue' else 'Cue', (span,))}"
            for role, spans in roles
            for number, span in enumerate(spans)
        ]
        self.lines.append(f"{name}\t{' '.join((f'{label}:{trigger}', *arguments))}\n")
        self.lines.append(f"A{self._events}\t{fact} {name} {value}\n")
        modes = " ".join(record.modes) if isinstance(record, Event) else ""
        note = f"{record.id} {modes}".rstrip()
        self.lines.append(f"#{self._events}\tAnnotatorNotes {name}\t{note}\n")

    def _bound(self, label: str, spans: Sequence[Span]) -> str:
        """brat wants no line break inside a stretch, so a span is cut at each."""
        stretches = tuple(part for span in spans for part in _within_lines(self._text, span))
        key = (label, stretches)
        if key not in self._bounds:
            name = self._bounds[key] = f"T{len(self._bounds) + 1}"
            places = ";".join(f"{span.start} {span.end}" for span in stretches)
            words = " ".join(span.of(self._text) for span in stretches)
            self.lines.append(f"{name}\t{label} {places}\t{words}\n")
        return self._bounds[key]


def _within_lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for found in _SEPARATE_LINE.finditer(text, span.start, span.end):
        if found.start() > start:
            yield Span(start, found.start())
        start = found.end()
    if start < span.end:
        yield Span(start, span.end)


def _configuration(labels: set[str], values: dict[str, set[str]]) -> bytes:
    events = [
        f"{label}\tActor*:Party, Recipient*:Party, Source*:Party, Cue*:Cue"
        for label in sorted(labels)
    ]
    attributes = [
        f"{fact}\tArg:<EVENT>, Value:{'|'.join(sorted(known))}"
        for fact, known in values.items()
        if known
    ]
    text = "\n".join(
        (
            "[entities]", "Party", "Cue", "", "[relations]", "", "[events]", *events, "",
            "[attributes]", *attributes, "",
        )
    )  # fmt: skip
    return text.encode()
