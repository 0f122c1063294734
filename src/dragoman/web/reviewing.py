"""The review: one record after the other, the doubtful and weighty first, judged by keyboard.

Every key presses a button of a plain form, so that the page works without JavaScript as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from urllib.parse import quote, unquote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman import review
from dragoman.errors import FindingError, NotFoundError, SettingsError
from dragoman.ledger import Correction, Scope
from dragoman.records import Span
from dragoman.views.reviewing import (
    Edits,
    Queued,
    changed_parts,
    choices,
    edits_of,
    gold_lines,
    others,
    perhaps_the_same,
    queue,
)
from dragoman.web.adding import field
from dragoman.web.asked import Asked
from dragoman.web.blocks import parts
from dragoman.web.cards import card, highlights
from dragoman.web.judging import Item, decide, edits_in, item, with_edge_moved
from dragoman.web.naming import written
from dragoman.web.segments import Highlight, Segment, segments
from dragoman.web.site import Site
from dragoman.web.streaming import json_lines

KINDS = ("", "event", "meeting", "statement", "position")
COOKIE = "dragoman_author"
MOST_NAME = 120
_NEAR = 500
"""Where the words of a record are fewer than this, the paragraphs beside them are shown too."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many records the queue holds, how many of them wait, and what was judged today."""

    every: int
    left: int
    today: int

    @property
    def done(self) -> int:
        return self.every - self.left


def router(site: Site) -> APIRouter:
    routes = APIRouter()
    ledger = site.session.ledger

    @routes.get("/review")
    def following(request: Request) -> Response:
        asked = Asked(request.query_params)
        waiting = queue(ledger, scope_of(site, asked))
        at = min(asked.number("at"), max(len(waiting), 1))
        if not waiting:
            return _empty(site, request, asked)
        return _page(site, request, asked, waiting[at - 1], at=at, waiting=len(waiting))

    @routes.get("/review/gold.jsonl")
    def gold() -> Response:
        return json_lines(gold_lines(ledger), name="gold.jsonl")

    @routes.get("/review/{name}")
    def one(request: Request, name: str) -> Response:
        return _page(site, request, Asked(request.query_params), item(site, name).kept.record.id)

    @routes.post("/review/undo")
    async def undo(request: Request) -> Response:
        form = await form_of(request)
        author = author_of(request, form, site)

        def take_back() -> Response:
            refuse_where_readonly(site)
            name = form.get("correction") or _last(site, author)
            back = review.undo(ledger, name, author=author, at=datetime.now(UTC))
            query = Asked(request.query_params).changed(done=back.id)
            return RedirectResponse(f"/review/{back.subject}{query}", status_code=303)

        return await run_in_threadpool(take_back)

    @routes.post("/review/{name}")
    async def judge(request: Request, name: str) -> Response:
        form = await form_of(request)
        author = author_of(request, form, site)

        def answer() -> Response:
            refuse_where_readonly(site)
            return _judged(site, request, name, form, author)

        return await run_in_threadpool(answer)

    return routes


def scope_of(site: Site, asked: Asked) -> Scope:
    """What part of the ledger an address asks to review."""
    kind = asked.one_of("kind", KINDS)
    named = [name for name in (asked.words("a"), asked.words("b")) if name]
    if len(named) == 1:
        raise SettingsError("give two parties, such as China and USA, or none")
    between, _ = site.session.sides(named)
    return Scope(
        kinds=(kind,) if kind else (), between=between, report=asked.words("report") or None
    )


def author_of(request: Request, form: dict[str, str], site: Site) -> str:
    """Who judges: as written in the form, else as written there before, else as logged in."""
    kept = unquote(request.cookies.get(COOKIE, ""))
    return (form.get("author", "").strip() or kept or site.reviewer)[:MOST_NAME]


def refuse_where_readonly(site: Site) -> None:
    """Raise where nothing may be written."""
    if site.desk is None:
        raise HTTPException(403, "The ledger was opened for reading only; nothing can be judged.")


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a posted form."""
    sent = await request.form(max_files=0, max_fields=30, max_part_size=20_000)
    return {name: field(sent, name) for name in sent}


def _last(site: Site, author: str) -> str:
    made = site.session.ledger.corrections(author=author)
    if not made:
        raise NotFoundError(f"there is nothing of {author or 'yours'} that could be taken back")
    return made[-1].id


# ---------------------------------------------------------------- what a post does


def _judged(site: Site, request: Request, name: str, form: dict[str, str], author: str) -> Response:
    asked = Asked(request.query_params)
    one = item(site, name)
    try:
        if form.get("do", "").partition("-")[0] in ("start", "end"):
            draft = with_edge_moved(edits_in(form, one, site), form, one.report)
            return _page(site, request, asked, name, draft=draft, form=form, author=author)
        made = decide(site, one, {"do": "", **form}, author=author)
    except (SettingsError, FindingError) as fault:
        page = _page(site, request, asked, name, form=form, fault=str(fault), author=author)
        page.status_code = 422
        return page
    query = asked.changed(done=made.id)
    stay = made.verdict in ("same", "apart") or form.get("then") == "here"
    way = RedirectResponse(f"/review/{name}{query}" if stay else f"/review{query}", status_code=303)
    way.set_cookie(COOKIE, quote(author), httponly=True, samesite="strict", max_age=365 * 86_400)
    return way


# ---------------------------------------------------------------- the page


def _page(
    site: Site,
    request: Request,
    asked: Asked,
    which: Queued | str,
    *,
    at: int = 0,
    waiting: int = 0,
    draft: Edits | None = None,
    form: dict[str, str] | None = None,
    fault: str = "",
    author: str = "",
) -> Response:
    ledger = site.session.ledger
    one = item(site, which if isinstance(which, str) else which.kept.record.id)
    edits = draft or edits_of(one.record)
    fields = _fields(edits, {} if draft else form or {})
    types, statuses = choices(one.record)
    history = ledger.corrections_of(one.record.id)
    return site.pages.draw(
        request, "review.html", asked=asked, one=one, card=card(one.record), fields=fields,
        types=types, statuses=statuses, fault=fault, at=at, waiting=waiting,
        queued=which if isinstance(which, Queued) else None,
        blocks=tuple(_passage(one, edits.span)), span=edits.span,
        names=sorted({written([actor]) for actor in one.known}),
        others=others(ledger, one.kept), perhaps=perhaps_the_same(ledger, one.kept),
        history=history, standing=_standing(history), changed=changed_parts,
        progress=_progress(site, scope_of(site, asked)), kinds=KINDS,
        done=_done(site, asked), then=_then(which, asked, form or {}),
        reason=(form or {}).get("reason", ""),
        author=author or author_of(request, form or {}, site),
    )  # fmt: skip


def _then(which: Queued | str, asked: Asked, form: dict[str, str]) -> str:
    """Where a verdict leads: to the next of the queue, or back to a record opened by itself."""
    queued = isinstance(which, Queued) or bool(asked.words("done"))
    return form.get("then") or ("next" if queued else "here")


def _empty(site: Site, request: Request, asked: Asked) -> Response:
    return site.pages.draw(
        request, "reviewed.html", asked=asked, progress=_progress(site, scope_of(site, asked)),
        kinds=KINDS, done=_done(site, asked), author=author_of(request, {}, site),
    )  # fmt: skip


def _fields(edits: Edits, form: dict[str, str]) -> dict[str, str]:
    """The fields as they were sent, else as the record has them."""
    own = {
        "type": edits.type, "status": edits.status, "actors": written(edits.actors),
        "recipients": written(edits.recipients), "first": str(edits.first or ""),
        "last": str(edits.last or ""), "start": str(edits.span.start) if edits.span else "",
        "end": str(edits.span.end) if edits.span else "",
    }  # fmt: skip
    return {name: form.get(name, value) for name, value in own.items()}


def _passage(one: Item, span: Span | None) -> list[tuple[Segment, ...]]:
    """The paragraphs that hold the record's words, with the words marked."""
    marks = [replace(mark, part="source") for mark in highlights(one.record)]
    if span is not None:
        marks = [mark for mark in marks if not mark.span.overlaps(span)]
        marks.append(Highlight(span, one.record.id, "hit"))
    else:
        marks = [replace(mark, part="hit") for mark in marks]
    blocks = [block for part in parts(one.report) for block in part]
    held = [n for n, b in enumerate(blocks) if any(b.span.overlaps(m.span) for m in marks)]
    if held and sum(len(blocks[n].span) for n in held) < _NEAR:
        held = list(range(max(held[0] - 1, 0), min(held[-1] + 2, len(blocks))))
    return [segments(one.report.text, blocks[n].span, marks) for n in held]


def _progress(site: Site, scope: Scope) -> Progress:
    every, left = site.session.ledger.count_for_review(scope)
    midnight = datetime.combine(site.today(), time(), UTC)
    return Progress(every, left, site.session.ledger.judged(since=midnight))


def _standing(history: tuple[Correction, ...]) -> tuple[Correction, ...]:
    back = {each.undoes for each in history}
    return tuple(each for each in history if each.verdict != "undone" and each.id not in back)


def _done(site: Site, asked: Asked) -> Correction | None:
    """The decision that led to this page, so that it can be named and taken back."""
    name = asked.words("done")
    return site.session.ledger.correction(name) if name else None
