"""The timeline as JSON for Knight Lab's TimelineJS: a slide for each dated occurrence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import escape

from dragoman.records import Actor, When
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.timeline import Row, timeline

_DAYS = ("day", "range", "week")


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """One JSON object with `title` and `events`."""
    chosen = material.selection
    found = timeline(
        material.ledger, chosen.between or (), since=chosen.since, until=chosen.until,
        only=lambda row: _taken(row, material),
    )  # fmt: skip
    left_out["no date known"] += len(found.undated)
    left_out["background"] += len(found.background)
    slides = [slide for row in found.rows if (slide := _slide(row, material)) is not None]
    left_out["no date known"] += len(found.rows) - len(slides)
    between = " and ".join(map(material.parties.name, chosen.between or ()))
    title = f"Between {between}" if between else "Timeline"
    document = {
        "title": {"text": {"headline": escape(title), "text": _counts(len(slides))}},
        "events": slides,
    }
    yield Piece(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")


def _taken(row: Row, material: Material) -> bool:
    chosen = material.selection
    status = "happened" if row.status == "held" else row.status
    act = row.act.split(" ")[0]
    return (not chosen.statuses or status in chosen.statuses) and (
        not chosen.types
        or act in chosen.types
        or (row.kind == "meeting" and "CONSULT" in chosen.types)
    )


def _slide(row: Row, material: Material) -> dict[str, object] | None:
    if row.when is None:
        return None
    start = row.when.start or row.when.end
    if start is None:
        return None
    slide: dict[str, object] = {
        "unique_id": row.id,
        "start_date": _date(start, row.when),
        "display_date": _display(row.when),
        "text": {
            "headline": escape(f"{_who(row, material)}: {row.act} ({row.status})"),
            "text": _body(row, material),
        },
        "group": row.kind,
    }
    if row.when.start and row.when.end and row.when.end != row.when.start:
        slide["end_date"] = _date(row.when.end, row.when)
    return slide


def _date(day: date, when: When) -> dict[str, int]:
    """Year, month and day as far as they are known."""
    known = {"year": day.year}
    if when.precision in (*_DAYS, "month", "before", "after"):
        known["month"] = day.month
    if when.precision in (*_DAYS, "before", "after"):
        known["day"] = day.day
    return known


def _display(when: When) -> str:
    start, end = when.start, when.end
    if when.precision in ("before", "after"):
        return f"{when.precision} {start or end}"
    if when.precision in ("month", "year") and start:
        return f"{start:%B %Y}" if when.precision == "month" else f"{start:%Y}"
    return f"{start} to {end}" if start and end and start != end else f"{start or end}"


def _who(row: Row, material: Material) -> str:
    def names(actors: tuple[Actor, ...]) -> str:
        return ", ".join(dict.fromkeys(map(material.parties.label, actors)))

    actors, recipients = names(row.actors), names(row.recipients)
    arrow = " ↔ " if row.mutual else " → "
    return arrow.join(filter(None, (actors, recipients))) or "not said who"


def _body(row: Row, material: Material) -> str:
    """TimelineJS takes this as HTML, so everything from a report is escaped."""
    sources = ", ".join(escape(source.name) for source in row.sources)
    return (
        f"<p>“{escape(material.quote(row.quote))}”</p><p>{sources}</p>"
        f"<p>{row.reports} reports, {row.origins} independent origins</p>"
    )


def _counts(slides: int) -> str:
    return f"<p>{slides} occurrences</p>"
