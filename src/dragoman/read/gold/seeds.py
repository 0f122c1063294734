"""The gold of the founding reports: one JSON file, its texts in `seeds/` beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import ReadError
from dragoman.read.gold.shape import (
    Check,
    Claim,
    GoldEvent,
    GoldMention,
    GoldReport,
    GoldStatement,
    GoldTime,
    GoldWhen,
    Names,
    Spans,
)
from dragoman.read.reports import reports
from dragoman.records import Report, Span

Row = Mapping[str, Any]

_STATUSES: Mapping[str, Names] = {
    "historical background": ("background",),
    "not_occurred": (
        "negated", "denied", "cancelled", "postponed", "hypothetical", "proposed", "expected",
    ),
}  # fmt: skip
# Names in the gold's list that stand for no party in particular.
_NOBODY = frozenset({"GENERIC", "UNSPECIFIED", "ALL-COUNTRIES", "THIRD-COUNTRIES", "USA-ALLIES"})


def seed_reports(path: Path) -> Iterator[GoldReport]:
    """Each document that the file annotates. Raises ReadError where a text is missing."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        documents: Row = gold["documents"]
    except (ValueError, KeyError, TypeError) as fault:
        raise ReadError(f'{path}: no gold of reports; it needs "documents"') from fault
    for name, document in documents.items():
        yield _gold(name, document, _report(path, name), gold.get("must_not_assert", []))


def _report(path: Path, name: str) -> Report:
    """The text as the user's own `read` would take it, so that its date is found the same way."""
    candidates = [path.parent / "seeds" / f"{name}.txt", path.parent / f"{name}.txt"]
    file = next((candidate for candidate in candidates if candidate.exists()), None)
    if file is None:
        raise ReadError(f"{candidates[0]}: no such text; put it beside the gold")
    found = next(reports(file), None)
    if isinstance(found, Report):
        return found
    raise ReadError(f"{file}: {found.reason if found else 'holds no report'}")


def _gold(name: str, document: Row, report: Report, claims: Sequence[Row]) -> GoldReport:
    return GoldReport(
        name=name,
        report=report,
        statements=tuple(map(_statement, document.get("attributions", ()))),
        events=tuple(map(_event, document.get("events", ()))),
        times=tuple(
            GoldTime(_span(row["span"]), when)
            for row in document.get("timexes", ())
            if (when := _when(row)) is not None and row["start"]
        ),
        mentions=tuple(
            GoldMention(_span(row["span"]), _parties(row["actor"]))
            for row in document.get("actors", ())
        ),
        claims=tuple(_claim(row, name) for row in claims if name.startswith(row.get("doc") or "")),
    )


def _statement(row: Row) -> GoldStatement:
    silent = row["kind"] == "non-statement"
    return GoldStatement(
        id=row["id"],
        content=() if silent else _spans(row["content"]),
        source=_spans(row["source"]),
        cue=_spans(row["cue"]),
        kind="" if silent else row["kind"],
        tier=row.get("tier", 1),
        speaker=None if row["speaker"] in _NOBODY else row["speaker"],
        addressees=tuple(row.get("addressee") or ()),
        via=tuple(link["actor"] for link in row.get("via") or ()),
        within=row.get("parent"),
        flags=("silence",) if silent else (),
    )


def _event(row: Row) -> GoldEvent:
    statuses = row.get("accept_status") or [row["status"]]
    return GoldEvent(
        id=row["id"],
        types=tuple(
            None if type_ == "NONE" else type_ for type_ in row.get("accept_types", [row["type"]])
        ),
        statuses=tuple(s for status in statuses for s in _STATUSES.get(status, (status,))),
        evidence=_spans(row["evidence"]),
        tier=row.get("tier", 1),
        actors=_parties(row["actor"]),
        recipients=_parties(row["recipient"]),
        when=_when(row["date"]) if row.get("date") else None,
    )


def _parties(value: str | Sequence[str] | None) -> Names:
    names = [value] if isinstance(value, str) else value or ()
    return tuple(name for name in names if name not in _NOBODY)


def _when(row: Row) -> GoldWhen | None:
    days = [date.fromisoformat(row[end]) if row.get(end) else None for end in ("start", "end")]
    return GoldWhen(days[0], days[1], row.get("precision", "day")) if any(days) else None


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"])


def _spans(rows: Sequence[Row]) -> Spans:
    return tuple(sorted(map(_span, rows)))


# ---------------------------------------------------------------- what must not be concluded


def _claim(row: Row, name: str) -> Claim:
    given = [row["check"]] if "check" in row else _known_checks().get(row["id"], [])
    evidence = [span for span in row.get("evidence", ()) if span.get("doc", name) == name]
    return Claim(row["id"], row["false_claim"], _spans(evidence), tuple(map(_check, given)))


def _check(row: Row) -> Check:
    conditions = {key: value for key, value in row.items() if key != "section"}
    return Check(
        row["section"],
        tuple(
            (key, tuple(map(str, value if isinstance(value, list) else [value])))
            for key, value in conditions.items()
        ),
    )


@cache
def _known_checks() -> Mapping[str, Sequence[Row]]:
    """Checks for claims that the gold words only for people, by the claim's id."""
    source = resources.files("dragoman.read.gold") / "claims.yaml"
    known: Mapping[str, Sequence[Row]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return known
