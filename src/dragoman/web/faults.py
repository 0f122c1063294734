"""What went wrong, as a page or as JSON: what it is, and the remedy; never a traceback."""

from __future__ import annotations

import logging

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError, LedgerError, NotFoundError, SettingsError
from dragoman.web.api import Json
from dragoman.web.pages import Pages

log = logging.getLogger(__name__)

_HEADINGS = {
    400: "This cannot be followed",
    403: "Not allowed",
    404: "Not found",
    405: "Not that way",
    413: "Too much at once",
    422: "This cannot be read",
    500: "Something failed here",
    503: "The ledger cannot be read",
}


def answer_faults(app: FastAPI, pages: Pages) -> None:
    """Let the application answer every fault in words."""

    def answer(request: Request, status: int, message: str) -> Response:
        if request.url.path.startswith("/api/"):
            return Json({"error": message}, status_code=status)
        heading = _HEADINGS.get(status, "This did not work")
        return pages.draw(request, "fault.html", status=status, heading=heading, message=message)

    @app.exception_handler(DragomanError)
    def of_ours(request: Request, fault: DragomanError) -> Response:
        return answer(request, _status(fault), str(fault))

    @app.exception_handler(HTTPException)
    def of_http(request: Request, fault: HTTPException) -> Response:
        told = "There is no page at this address." if fault.status_code == 404 else fault.detail
        return answer(request, fault.status_code, str(told))

    @app.exception_handler(RequestValidationError)
    def of_query(request: Request, fault: RequestValidationError) -> Response:
        told = "; ".join(
            f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in fault.errors()
        )
        return answer(request, 422, told)

    @app.exception_handler(Exception)
    def of_others(request: Request, fault: Exception) -> Response:
        log.error("%s", request.url.path, exc_info=fault)
        told = f"{type(fault).__name__}; the server's own output says more. Please report it."
        return answer(request, 500, told)


def _status(fault: DragomanError) -> int:
    if isinstance(fault, NotFoundError):
        return 404
    if isinstance(fault, SettingsError):
        return 400
    return 503 if isinstance(fault, LedgerError) else 422
