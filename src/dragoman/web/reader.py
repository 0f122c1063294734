"""A report as read, with its evidence highlighted and the cards of its records in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import NotFoundError
from dragoman.ledger import Ledger, Source
from dragoman.records import Findings, Report
from dragoman.web.asked import Asked
from dragoman.web.blocks import Block, Kind, parts
from dragoman.web.cards import Card, Record, card, highlights
from dragoman.web.segments import Segment, segments
from dragoman.web.showing import shown
from dragoman.web.site import Site


@dataclass(frozen=True, slots=True)
class Strip:
    """A paragraph with the cards of the records that begin in it; `start` is its place."""

    kind: Kind
    segments: tuple[Segment, ...]
    cards: tuple[Card, ...]
    start: int

    @property
    def exact(self) -> bool:
        """Whether a page shows each character as one: then places can be counted on it."""
        text = "".join(segment.text for segment in self.segments)
        return shown(text) == text and "\r" not in text


@dataclass(frozen=True, slots=True)
class Reading:
    """One part of a report, laid out."""

    report: Report
    source: Source
    coder: str | None
    strips: tuple[Strip, ...]
    part: int
    parts: int
    counts: tuple[tuple[str, int], ...]


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/reports/{name}")
    def report(request: Request, name: str) -> Response:
        asked = Asked(request.query_params)
        read = reading(site.session.ledger, name, part=asked.number("part"))
        return site.pages.draw(request, "reader.html", read=read, asked=asked)

    return routes


def reading(ledger: Ledger, name: str, *, part: int = 1) -> Reading:
    """A part of the report with this id, counted from 1. Raises NotFoundError."""
    report = ledger.report(name)
    findings = findings_in(ledger, report)
    all_parts = parts(report)
    if part > len(all_parts):
        raise NotFoundError(f"{report.id} has {len(all_parts)} parts; there is no part {part}")
    return Reading(
        report=report,
        source=ledger.source(report.id),
        coder=findings.coder or None,
        strips=strips(report, findings, all_parts[part - 1]),
        part=part,
        parts=len(all_parts),
        counts=(
            ("statement", len(findings.statements)),
            ("position", len(findings.positions)),
            ("event", len(findings.events)),
            ("meeting", len(findings.meetings)),
        ),
    )


def findings_in(ledger: Ledger, report: Report) -> Findings:
    """What was found in a report; nothing where it is kept and not coded yet."""
    try:
        return ledger.findings_of(report.id)
    except NotFoundError:
        return Findings(report, "")


def strips(report: Report, findings: Findings, blocks: Sequence[Block]) -> tuple[Strip, ...]:
    """Blocks with their segments and cards; a card stands beside the first of its words."""
    records: list[Record] = [
        *findings.statements, *findings.positions, *findings.events, *findings.meetings
    ]  # fmt: skip
    marks = [mark for record in records for mark in highlights(record)]
    beside = _beside(cards(findings), blocks)
    met: set[str] = set()
    return tuple(
        Strip(
            block.kind,
            segments(report.text, block.span, marks, met=met),
            tuple(beside[number]),
            block.span.start,
        )
        for number, block in enumerate(blocks)
    )


def cards(findings: Findings) -> tuple[Card, ...]:
    """Cards in order of the text; what a statement tells or voices stands within its card."""
    said = {statement.id for statement in findings.statements}
    inner: dict[str, list[Card]] = defaultdict(list)
    outer: list[Card] = [card(meeting) for meeting in findings.meetings]
    for position in findings.positions:
        (inner[position.statement] if position.statement in said else outer).append(
            card(position)
        )  # fmt: skip
    for event in findings.events:
        (inner[event.according_to] if event.according_to in said else outer).append(card(event))
    for statement in findings.statements:
        outer.append(card(statement, inner=sorted(inner[statement.id], key=_place)))
    return tuple(sorted(outer, key=_place))


def _place(one: Card) -> tuple[int, str]:
    return one.start, one.id


def _beside(found: Iterable[Card], blocks: Sequence[Block]) -> dict[int, list[Card]]:
    beside: dict[int, list[Card]] = defaultdict(list)
    for one in found:
        for number, block in enumerate(blocks):
            if block.span.start <= one.start < block.span.end:
                beside[number].append(one)
                break
    return beside
