"""Adding reports: paste or upload, then a page that tells how far the reading is."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import NotFoundError, ReadError
from dragoman.ledger import Source
from dragoman.web.desk import MOST_WAITING, Desk, Job
from dragoman.web.guard import MEBIBYTE, MOST_BYTES
from dragoman.web.parcels import EXTENSIONS, MOST_FILES, Form, parcel_of
from dragoman.web.site import Site

MOST_SHOWN = 40


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    def page(request: Request, *, form: Form, fault: str = "", status: int = 200) -> Response:
        return site.pages.draw(
            request, "add.html", status=status, form=form, fault=fault,
            most=MOST_BYTES // MEBIBYTE, extensions=",".join(EXTENSIONS),
            fetching=site.desk is not None and site.desk.network is not None,
        )  # fmt: skip

    @routes.get("/add")
    def add(request: Request) -> Response:
        return page(request, form=Form())

    @routes.post("/add")
    async def take(request: Request) -> Response:
        desk = _open(site.desk)
        form = await _form(request)

        def begin() -> Response:
            try:
                parcel = parcel_of(form)
            except ReadError as fault:
                return page(request, form=form, fault=str(fault), status=422)
            job = desk.take(parcel)
            if job is None:
                full = f"{MOST_WAITING} readings wait already; try again when some are done"
                return page(request, form=form, fault=full, status=503)
            return RedirectResponse(f"/add/{job.id}", status_code=303)

        return await run_in_threadpool(begin)

    @routes.get("/add/{name}")
    def progress(request: Request, name: str) -> Response:
        job = _job(site.desk, name)
        return site.pages.draw(
            request, "job.html", job=job, sources=_sources(site, job), most=MOST_SHOWN
        )

    @routes.post("/add/{name}/cancel")
    def cancel(name: str) -> Response:
        _job(site.desk, name).stop.set()
        return RedirectResponse(f"/add/{name}", status_code=303)

    return routes


def _open(desk: Desk | None) -> Desk:
    if desk is None:
        raise HTTPException(403, "The ledger was opened for reading only; nothing can be added.")
    return desk


def _job(desk: Desk | None, name: str) -> Job:
    job = _open(desk).job(name)
    if job is None:
        raise NotFoundError("no such reading; it was begun before the server was started anew")
    return job


def _sources(site: Site, job: Job) -> tuple[Source, ...]:
    if not job.over:
        return ()
    ledger = site.session.ledger
    return tuple(ledger.source(name) for name in job.reports[:MOST_SHOWN])


async def _form(request: Request) -> Form:
    sent = await request.form(max_files=MOST_FILES + 1, max_fields=20, max_part_size=MOST_BYTES)
    files = [
        (each.filename, await each.read())
        for each in sent.getlist("files")
        if isinstance(each, UploadFile) and each.filename
    ]
    return Form(
        text=field(sent, "text"),
        title=field(sent, "title"),
        outlet=field(sent, "outlet"),
        published=field(sent, "published"),
        language=field(sent, "language"),
        addresses=field(sent, "addresses"),
        files=files,
    )


def field(sent: FormData, name: str) -> str:
    """A field of a form as text; empty where it is missing or a file."""
    value = sent.get(name)
    return value if isinstance(value, str) else ""
