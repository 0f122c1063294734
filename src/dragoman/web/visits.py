"""When a browser was last at a page, so that the page can tell what is new since then.

There are no accounts: the page itself is remembered, in a cookie that goes back to it alone. A
visit ends half an hour after the last look, so that what is new stays new while one reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "dragoman_seen"
LASTS = timedelta(minutes=30)
_YEAR = 365 * 86_400


@dataclass(frozen=True, slots=True)
class Visit:
    """`known` and `since` are how far the ledger was at the visit before and when that ended; None
    at the first. `now` and `at` are the same of this visit.
    """

    known: int | None
    since: datetime | None
    now: int
    at: datetime

    def remember(self, response: Response, path: str) -> None:
        """Let the browser bring this visit along to the same page."""
        before = f"{self.known}.{_seconds(self.since)}" if self.since else "."
        response.set_cookie(
            COOKIE, f"{before}.{self.now}.{_seconds(self.at)}", max_age=_YEAR, path=path,
            httponly=True, samesite="strict",
        )  # fmt: skip


def visit(request: Request, *, mark: int, at: datetime) -> Visit:
    """This visit to a page; `mark` is how far the ledger is."""
    met = _met(request.cookies.get(COOKIE, ""))
    if met is None:
        return Visit(None, None, mark, at)
    if at - met.at <= LASTS:
        return Visit(met.known, met.since, mark, at)
    return Visit(met.now, met.at, mark, at)


def _met(written: str) -> Visit | None:
    """A visit as it was remembered; None for what is none of ours."""
    parts = written.split(".")
    if len(parts) != 4 or any(part and not _is_number(part) for part in parts):
        return None
    known, since, now, at = (int(part) if part else None for part in parts)
    if now is None or at is None:
        return None
    return Visit(known, _instant(since) if since is not None else None, now, _instant(at))


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= 10


def _seconds(instant: datetime | None) -> int:
    return int(instant.timestamp()) if instant else 0


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
