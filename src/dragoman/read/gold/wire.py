"""Gold in the shape of `dragoman code`: an object of its output with the report's text beside it.

    {"text": "...", "report": {...}, "statements": [...], "events": [...], ...}

A part that a line leaves out is not scored for it. A record with `"tier": 2` was judged by nobody:
finding it is neither right nor wrong. This is what `dragoman review --export` writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import FindingError, ReadError
from dragoman.read.gold.shape import (
    GoldEvent,
    GoldMention,
    GoldReport,
    GoldStatement,
    GoldTime,
    GoldWhen,
    Spans,
)
from dragoman.read.reports import wire_report
from dragoman.records import Span

Row = Mapping[str, Any]


def wire_reports(path: Path) -> Iterator[GoldReport]:
    """One gold report a line. Raises ReadError that names the line which cannot be used."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _gold(json.loads(line), f"{path.name}:{number}")
                except (ValueError, KeyError, TypeError, AttributeError, FindingError) as fault:
                    raise ReadError(f"{path}:{number}: no gold report ({fault!r})") from fault


def _gold(row: Row, name: str) -> GoldReport:
    if "text" not in row:
        raise ReadError(f'{name}: give the report\'s "text" beside what was found in it')
    head = {key: value for key, value in row.get("report", {}).items() if value is not None}
    return GoldReport(
        name=name,
        report=wire_report({**head, "text": row["text"]}),
        statements=tuple(map(_statement, row.get("statements", ()))),
        events=tuple(map(_event, row.get("events", ()))),
        times=tuple(
            GoldTime(Span(time["start"], time["end"]), when)
            for time in row.get("times", ())
            if (when := _when(time)) is not None
        ),
        mentions=tuple(
            GoldMention(Span(mention["start"], mention["end"]), (actor["id"],))
            for actor in row.get("actors", ())
            for mention in actor["mentions"]
        ),
    )


def _statement(row: Row) -> GoldStatement:
    return GoldStatement(
        id=row["id"],
        content=_spans(row["content"]),
        source=_spans(row["source"]),
        cue=_spans(row["cue"]),
        kind=row["kind"],
        tier=row.get("tier", 1),
        speaker=row["speaker"],
        addressees=tuple(row["addressees"]),
        via=tuple(row["via"]),
        within=row["within"],
    )


def _event(row: Row) -> GoldEvent:
    return GoldEvent(
        id=row["id"],
        types=(row["type"],),
        statuses=(row["status"],),
        evidence=_spans(row["evidence"]),
        tier=row.get("tier", 1),
        modes=tuple(row["modes"]),
        contexts=tuple(row["contexts"]),
        actors=tuple(row["actors"]),
        recipients=tuple(row["recipients"]),
        when=_when(row["when"]),
        actor_spans=_spans(row["actor_spans"]),
        recipient_spans=_spans(row["recipient_spans"]),
    )


def _when(row: Row | None) -> GoldWhen | None:
    if row is None:
        return None
    return GoldWhen(_day(row["from"]), _day(row["to"]), row["precision"])


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)
