"""Who may ask, and what a browser may do with the answer.

The pages hold a user's own texts. They answer only to this machine's own names, or to one who
has the token; a post must come from a page of ours; and no answer lets foreign code run.
"""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "dragoman_token"
READING = ("GET", "HEAD", "OPTIONS")
MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
"""What one post may carry."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With `no-referrer` browsers send `Origin: null` on posts from our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Stands before the application; without a token only loopback names are answered."""

    def __init__(self, app: ASGIApp, *, token: str | None = None, most: int = MOST_BYTES) -> None:
        self.app = app
        self.token = token
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        answer = self._answer(scope)
        if answer is not None:
            await answer(scope, receive, send_with_headers)
            return
        await self.app(scope, self._bounded(receive), send_with_headers)

    def _answer(self, scope: Scope) -> Response | None:
        """A refusal, or the way in for one who brings the token; None lets the request pass."""
        headers = Headers(scope=scope)
        if self.token is None:
            if host_of(headers.get("host", "")) not in LOOPBACK:
                return _refusal(400, "This address is not one of this machine's own names.")
        elif not self._has_token(headers):
            return self._way_in(scope)
        if scope["method"] not in READING and not is_own(headers):
            return _refusal(403, "The request came from another site and was refused.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.most:
            return _refusal(413, _too_much(self.most))
        return None

    def _has_token(self, headers: Headers) -> bool:
        brought = headers.get("authorization", "").removeprefix("Bearer ")
        jar: SimpleCookie = SimpleCookie()
        try:
            jar.load(headers.get("cookie", ""))
        except CookieError:
            jar = SimpleCookie()
        kept = jar[COOKIE].value if COOKIE in jar else ""
        return self._is_token(brought) or self._is_token(kept)

    def _is_token(self, brought: str) -> bool:
        return bool(brought) and secrets.compare_digest(
            brought.encode("utf-8", "replace"), (self.token or "").encode()
        )

    def _way_in(self, scope: Scope) -> Response:
        pairs = parse_qsl(scope["query_string"].decode("latin-1"))
        if scope["method"] == "GET" and self._is_token(dict(pairs).get("token", "")):
            rest = urlencode([pair for pair in pairs if pair[0] != "token"])
            # A path that begins with two slashes would name another host.
            place = "/" + scope["path"].lstrip("/\\") + (f"?{rest}" if rest else "")
            way = RedirectResponse(place, status_code=303)
            way.set_cookie(COOKIE, self.token or "", httponly=True, samesite="strict")
            return way
        return _refusal(401, "Open the address with ?token=... as `dragoman serve` printed it.")

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most:
                raise HTTPException(413, _too_much(self.most))
            return message

        return bounded


def host_of(header: str) -> str:
    """The name in a Host header, without its port: `[::1]:8000` is `::1`."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def is_own(headers: Headers) -> bool:
    """Whether a post comes from a page of ours, or from a program, which sends neither header."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")


def _too_much(most: int) -> str:
    return f"More than {most // MEBIBYTE} MiB at once; split it, or use `dragoman read`."


def _refusal(status: int, message: str) -> Response:
    return PlainTextResponse(message + "\n", status_code=status)
