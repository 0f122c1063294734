"""Compare by paste: two readouts coded at once, side by side, with nothing kept."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooSlow

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError, ReadError
from dragoman.records import Findings, Report
from dragoman.views.comparison import Comparison
from dragoman.web.adding import field
from dragoman.web.alongside import alongside
from dragoman.web.parcels import day
from dragoman.web.site import Site

MOST_LETTERS = 60_000
SECONDS = 120


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    def page(request: Request, values: dict[str, object], *, status: int = 200) -> Response:
        given: dict[str, object] = {
            "a": "", "b": "", "a_name": "", "b_name": "", "published": "", "fault": "",
            "laid": None,
        }  # fmt: skip
        return site.pages.draw(request, "compare.html", status=status, **(given | values))

    @routes.get("/compare")
    def ask(request: Request) -> Response:
        return page(request, {})

    @routes.post("/compare")
    async def compare(request: Request) -> Response:
        sent = await request.form(max_files=0, max_fields=10, max_part_size=8 * MOST_LETTERS)
        names = ("a", "b", "a_name", "b_name", "published")
        form = {name: field(sent, name) for name in names}

        def answer() -> Response:
            try:
                left, right = _coded(site, _reports(form))
            except (DragomanError, TooSlow) as fault:
                told = str(fault) or "the texts took too long to read; try shorter ones"
                return page(request, {**form, "fault": told}, status=422)
            found = _found(site, (left, right))
            given = [one.report.outlet or "" for one in (left, right)]
            return page(request, {**form, "laid": alongside(found, (left, right), given)})

        return await run_in_threadpool(answer)

    return routes


def _reports(form: dict[str, str]) -> tuple[Report, Report]:
    texts = [form[side].replace("\r\n", "\n").strip() for side in ("a", "b")]
    if not all(texts):
        raise ReadError("paste a text into each of the two boxes")
    if max(map(len, texts)) > MOST_LETTERS:
        raise ReadError(f"a text is longer than {MOST_LETTERS:,} characters; give a part of it")
    published = day(form["published"])
    first, second = (
        Report(
            text, outlet=form[f"{side}_name"].strip() or f"Text {side.upper()}",
            published=published, published_basis="given" if published else None, language="en",
        )
        for side, text in zip(("a", "b"), texts, strict=True)
    )  # fmt: skip
    return first, second


def _coded(site: Site, reports: tuple[Report, Report]) -> tuple[Findings, Findings]:
    if site.desk is None:
        raise HTTPException(403, "The ledger was opened for reading only; nothing is coded here.")
    session = site.session

    def both() -> tuple[Findings, Findings]:
        return session.coder.code(reports[0]), session.coder.code(reports[1])

    future: Future[tuple[Findings, Findings]] = site.desk.now(both)
    return future.result(timeout=SECONDS)


def _found(site: Site, accounts: tuple[Findings, Findings]) -> Comparison:
    """Set side by side on the desk's own thread, as coding is."""
    assert site.desk is not None  # without one nothing was coded
    future: Future[Comparison] = site.desk.now(lambda: site.session.compare_coded(accounts))
    return future.result(timeout=SECONDS)
