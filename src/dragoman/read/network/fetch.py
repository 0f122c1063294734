"""One page after the other, politely: bounds on time and size, robots.txt, a pause, a cache."""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from dragoman.errors import ReadError
from dragoman.read.network.addresses import Address, address_of, checked_ips, connected
from dragoman.read.network.cache import Cache, Page

AGENT = "dragoman"
"""The name by which robots.txt may address us."""

_MOST_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_ROBOTS_BYTES = 512 * 1024
_LONGEST_PAUSE = 60.0
_PIECE = 65536
_NO_TEXT = ("image/", "video/", "audio/", "font/")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page, where they were found in the end, and the type that was stated."""

    url: str
    kind: str
    body: bytes


@dataclass
class Network:
    """What the user allows: how long a page may take, how large it is, how often a host is asked.

    `fresh` is for how many seconds a page in the cache is taken without asking; then the server
    is asked whether it changed.
    """

    cache: Path | None = None
    private: bool = False
    timeout: float = 30.0
    max_bytes: int = 16 * 1024 * 1024
    pause: float = 1.0
    fresh: float = 24 * 3600.0
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict, init=False)
    _asked: dict[str, float] = field(default_factory=dict, init=False)

    def fetch(self, url: str) -> Fetched:
        """The page at an address. Raises ReadError that says why there is none."""
        kept = Cache(self.cache) if self.cache else None
        address = address_of(url)
        known = kept.get(address.url) if kept else None
        if known is None or self.clock() - known.fetched > self.fresh:
            known = self._new(address, known)
            if kept is not None:
                try:
                    kept.put(address.url, known)
                except OSError as fault:
                    raise ReadError(
                        f"cannot be kept in {self.cache}: {fault.strerror}; choose another --cache"
                    ) from fault
        if known.kind.startswith(_NO_TEXT):
            raise ReadError(f"is {known.kind}, not text; name a page or a document")
        return Fetched(known.url, known.kind, known.body)

    def _new(self, address: Address, known: Page | None) -> Page:
        """The page from its server, through redirects, or the known one where it is unchanged."""
        marks = {}
        if known is not None and known.etag:
            marks["If-None-Match"] = known.etag
        if known is not None and known.modified:
            marks["If-Modified-Since"] = known.modified
        for _ in range(_MOST_REDIRECTS + 1):
            self._heed_robots(address)
            answer = self._asked_once(address, self.max_bytes, marks)
            if answer.status == 304 and known is not None:
                return replace(known, fetched=self.clock())
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                address = address_of(urljoin(address.url, answer.headers["location"]))
                continue
            if answer.status != 200:
                raise ReadError(f"the server answered {answer.status}; look at it in a browser")
            return Page(
                url=address.url,
                kind=answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
                fetched=self.clock(),
                etag=answer.headers.get("etag", ""),
                modified=answer.headers.get("last-modified", ""),
                body=answer.body,
            )
        raise ReadError(f"leads on more than {_MOST_REDIRECTS} times; give the address it ends at")

    def _heed_robots(self, address: Address) -> None:
        if address.site not in self._robots:
            self._robots[address.site] = self._read_robots(address)
        rules = self._robots[address.site]
        if rules is None:
            raise ReadError("its robots.txt cannot be had now, so nothing is fetched; try later")
        if not rules.can_fetch(AGENT, address.url):
            raise ReadError("its robots.txt asks not to be fetched; save the page yourself")

    def _read_robots(self, address: Address) -> RobotFileParser | None:
        """The rules of a site; none where it has no such file, None where it does not answer."""
        place = address_of(f"{address.site}/robots.txt")
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                answer = self._asked_once(place, _ROBOTS_BYTES, {})
            except _TooLargeError:
                return None
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                place = address_of(urljoin(place.url, answer.headers["location"]))
                continue
            if answer.status >= 500 or answer.status in (401, 403, 429):
                return None
            rules = RobotFileParser()
            text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
            rules.parse(text.splitlines())
            return rules
        return None

    def _wait(self, site: str) -> None:
        rules = self._robots.get(site)
        wanted = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        pause = max(self.pause, min(wanted, _LONGEST_PAUSE))
        since = self.clock() - self._asked.get(site, float("-inf"))
        if since < pause:
            self.sleep(pause - since)
        self._asked[site] = self.clock()

    def _asked_once(self, address: Address, most: int, marks: Mapping[str, str]) -> _Answer:
        ips = checked_ips(address, private=self.private)
        self._wait(address.site)
        try:
            asking = connected(address, ips, timeout=self.timeout)
        except OSError as fault:
            raise ReadError(f"the server cannot be reached ({fault}); try later") from fault
        try:
            headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", **marks}
            asking.request("GET", address.target, headers=headers)
            response = asking.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            return _Answer(response.status, told, self._body(response, most))
        except ssl.SSLError as fault:
            raise ReadError(f"no trustworthy connection ({fault}); check the address") from fault
        except (OSError, http.client.HTTPException, ValueError) as fault:
            why = str(fault) or type(fault).__name__
            raise ReadError(f"the server did not answer well ({why}); try later") from fault
        finally:
            asking.close()

    def _body(self, response: http.client.HTTPResponse, most: int) -> bytes:
        """All of it, in time: a server that drips is cut off, as is one that never ends."""
        end = time.monotonic() + self.timeout
        parts: list[bytes] = []
        size = 0
        while piece := response.read1(_PIECE):
            parts.append(piece)
            size += len(piece)
            if size > most:
                raise _TooLargeError(f"larger than {most:,} bytes; save it and give the file")
            if time.monotonic() > end:
                raise ReadError(f"took longer than {self.timeout:g} seconds; try later")
        if response.length:
            raise ReadError("the server broke off in the middle; try later")
        return b"".join(parts)


class _TooLargeError(ReadError):
    """More bytes than allowed."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
