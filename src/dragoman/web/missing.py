"""Adding a record that the coder missed: words of a report, and what a person says they tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import get_args
from urllib.parse import quote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman import review
from dragoman.errors import FindingError, SettingsError
from dragoman.ledger import Correction, Ledger
from dragoman.records import Findings, Position, Report, Span, Statement
from dragoman.views.reviewing import (
    Draft,
    Edits,
    Saying,
    draft,
    found_words,
    nearest_words,
    offered,
    voicing,
)
from dragoman.views.reviewing.edges import moved_by
from dragoman.web.asked import Asked, day_of
from dragoman.web.blocks import Block, parts
from dragoman.web.cards import Record, highlights
from dragoman.web.judging import MOST_REASON, known_actors
from dragoman.web.naming import actors_of, written
from dragoman.web.reader import Strip, findings_in
from dragoman.web.reviewing import COOKIE, author_of, form_of, refuse_where_readonly
from dragoman.web.segments import Highlight, segments
from dragoman.web.site import Site

KINDS: tuple[Draft, ...] = get_args(Draft)
_FIELDS = (
    "words", "actors", "recipients", "first", "last", "issues", "reason", "source", "cue",
)  # fmt: skip
_FOUND = ("words", "source", "cue")
"""Fields whose words must stand in the report."""
_SPOKEN = ("statement", "position")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report with what is to be added to it, as far as it is filled in."""

    report: Report
    findings: Findings
    kind: Draft
    span: Span | None
    fields: Mapping[str, str]
    saying: Saying = field(default_factory=Saying)


def router(site: Site) -> APIRouter:
    routes = APIRouter()
    ledger = site.session.ledger

    @routes.get("/reports/{name}/add")
    def ask(request: Request, name: str) -> Response:
        asked = Asked(request.query_params)
        given = {key: asked.words(key) for key in ("kind", "start", "end")}
        return _page(site, request, _sheet(ledger, name, given))

    @routes.post("/reports/{name}/add")
    async def add(request: Request, name: str) -> Response:
        form = await form_of(request)

        def answer() -> Response:
            refuse_where_readonly(site)
            return _answered(site, request, name, form)

        return await run_in_threadpool(answer)

    return routes


def _answered(site: Site, request: Request, name: str, form: dict[str, str]) -> Response:
    """The page with another kind or other edges, or the record kept."""
    author = author_of(request, form, site)
    action, _, which = form.get("do", "add").partition("-")
    sheet = _sheet(site.session.ledger, name, {**form, **dict.fromkeys(_FOUND, "")})
    try:
        sheet = _sheet(site.session.ledger, name, form)
        if action == "kind":
            return _page(site, request, replace(sheet, kind=_kind(which)), author=author)
        if action in ("start", "end"):
            return _page(site, request, _with_edge_moved(sheet, form["do"]), author=author)
        made = _added(site, sheet, author)
    except (SettingsError, FindingError) as fault:
        told = {**sheet.fields, **{key: form.get(key, "") for key in _FOUND}}
        page = _page(
            site, request, replace(sheet, fields=told), fault=str(fault), author=author, status=422
        )
        return page
    way = RedirectResponse(f"/review/{made.subject}?done={made.id}", status_code=303)
    way.set_cookie(COOKIE, quote(author), httponly=True, samesite="strict", max_age=365 * 86_400)
    return way


def _sheet(ledger: Ledger, name: str, form: Mapping[str, str]) -> Sheet:
    """What a form says so far. Raises SettingsError where its words are not in the report."""
    report = ledger.report(name)
    span = _span(report.text, form)
    fields = {key: form.get(key, "") for key in (*_FIELDS, "type", "status")}
    if span is not None:
        fields["words"] = span.of(report.text)
    kind = _kind(form.get("kind") or KINDS[0])
    saying = _saying(report.text, fields, span) if kind in _SPOKEN else Saying()
    return Sheet(report, findings_in(ledger, report), kind, span, fields, saying)


def _saying(text: str, fields: Mapping[str, str], span: Span | None) -> Saying:
    """Who speaks and the word of saying, where they stand nearest to what is said."""
    if span is None:
        return Saying()
    source, cue = (
        nearest_words(text, fields[name], span) if fields[name].strip() else None
        for name in ("source", "cue")
    )
    return Saying(source, cue)


def _kind(name: str) -> Draft:
    if name not in KINDS:
        raise SettingsError(f"{name!r} is no kind of record; choose one of {', '.join(KINDS)}")
    return name


def _span(text: str, form: Mapping[str, str]) -> Span | None:
    """The stretch that was chosen; words that were written otherwise since go before it."""
    words = form.get("words", "")
    start, end = form.get("start", ""), form.get("end", "")
    if start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text):
        chosen = _trimmed(text, Span(int(start), int(end)))
        if chosen is not None and words.split() in ([], chosen.of(text).split()):
            return chosen
    return found_words(text, words) if words.strip() else None


def _trimmed(text: str, span: Span) -> Span | None:
    inside = span.of(text)
    if not inside.strip():
        return None
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, start + len(inside.strip()))


def _with_edge_moved(sheet: Sheet, action: str) -> Sheet:
    if sheet.span is None:
        raise SettingsError("choose words first; then their edges can be moved")
    span = moved_by(action, sheet.report.text, sheet.span)
    return replace(sheet, span=span, fields={**sheet.fields, "words": span.of(sheet.report.text)})


def _added(site: Site, sheet: Sheet, author: str) -> Correction:
    fields, known = sheet.fields, known_actors(sheet.findings)
    parties = site.session.parties
    edits = Edits(
        type=fields["type"],
        status=fields["status"],
        actors=actors_of(fields["actors"], known, parties),
        recipients=actors_of(fields["recipients"], known, parties),
        first=day_of(fields["first"]),
        last=day_of(fields["last"]),
        span=sheet.span,
    )
    record = draft(sheet.kind, sheet.report, edits, issues=fields["issues"], saying=sheet.saying)
    if not isinstance(record, Position):
        return _kept(site, sheet, record, author)
    said = _said(sheet, record)
    if said is None and sheet.saying.spans:
        said = voicing(sheet.report, edits, sheet.saying)
        _kept(site, sheet, said, author)
    return _kept(site, sheet, replace(record, statement=said.id if said else None), author)


def _said(sheet: Sheet, held: Position) -> Statement | None:
    """The statement found already that says the words of a position, on its holder's word."""
    (span,) = held.evidence.spans
    for said in sheet.findings.statements:
        same = said.speaker is not None and said.speaker.country == held.holder.country
        if same and any(span.overlaps(content) for content in said.content):
            return said
    return None


def _kept(site: Site, sheet: Sheet, record: Record, author: str) -> Correction:
    made = Correction(
        id="", report=sheet.report.id, subject=record.id, kind=type(record).__name__.lower(),
        verdict="added", author=author, at=datetime.now(UTC),
        reason=sheet.fields["reason"].strip()[:MOST_REASON], after=record,
    )  # fmt: skip
    return review.correct(site.session.ledger, made)


# ---------------------------------------------------------------- the page


def _page(
    site: Site,
    request: Request,
    sheet: Sheet,
    *,
    fault: str = "",
    author: str = "",
    status: int = 200,
) -> Response:
    asked = Asked(request.query_params)
    part = asked.number("part")
    all_parts = parts(sheet.report)
    types, statuses = offered(sheet.kind)
    return site.pages.draw(
        request, "missing.html", status=status, sheet=sheet, asked=asked, kinds=KINDS, types=types,
        statuses=statuses, fault=fault, part=part, parts=len(all_parts),
        strips=tuple(_strips(sheet, all_parts[min(part, len(all_parts)) - 1])),
        names=sorted({written([actor]) for actor in known_actors(sheet.findings)}),
        author=author or author_of(request, {}, site),
    )  # fmt: skip


def _strips(sheet: Sheet, blocks: tuple[Block, ...]) -> Iterator[Strip]:
    """The text, with what was found in it already and the words that are chosen."""
    found = sheet.findings
    records: list[Record] = [
        *found.statements, *found.positions, *found.events, *found.meetings
    ]  # fmt: skip
    marks = [replace(mark, part="known") for one in records for mark in highlights(one)]
    if sheet.span is not None:
        marks.append(Highlight(sheet.span, "chosen", "hit"))
    marks += [Highlight(span, "chosen", "source") for span in sheet.saying.spans]
    met: set[str] = set()
    for block in blocks:
        cut = segments(sheet.report.text, block.span, marks, met=met)
        yield Strip(block.kind, cut, (), block.span.start)
