"""A ledger as a folder of plain pages that any web server, or none, can show.

The pages are those of `dragoman serve`, followed from link to link; what needs a server (search,
filters, adding, reviewing) is left out, and what then leads nowhere is no link any more.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from lxml import html as markup  # type: ignore[import-untyped]  # it ships no types
from starlette.types import ASGIApp

from dragoman.errors import SettingsError
from dragoman.web.inside import Answer, ask
from dragoman.web.pages import STATIC

KEPT = ("relations", "reports", "records", "meetings", "deeds", "about")
"""The first parts of the addresses that become pages."""
_PAGED = ("page", "part")
_ODD = re.compile(r"[^\w.-]+")
_SHEETS = re.compile(r"^/static/([\w./-]+)$")


@dataclass(frozen=True, slots=True)
class Published:
    """How many pages were written where, and how many addresses did not answer."""

    to: str
    pages: int
    failed: int


def publish(
    app: ASGIApp,
    to: Path,
    *,
    begin: Iterable[str] = ("/",),
    follow: Callable[[str], bool] = lambda _: True,
    progress: Callable[[int], None] = lambda _: None,
) -> Published:
    """Write the pages that `begin` leads to. Raises SettingsError where the folder holds anything.

    `follow` says of an address whether it belongs to what is published.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise SettingsError(f"{to} is there and not empty; name a new folder")
    to.mkdir(parents=True, exist_ok=True)
    for asset in STATIC.glob("*.css"):
        _write(to / "static" / asset.name, asset.read_bytes())
    _write(to / "static" / "icon.svg", (STATIC / "icon.svg").read_bytes())
    _write(to / "static" / "reader.js", (STATIC / "reader.js").read_bytes())
    return asyncio.run(_crawl(app, to, list(begin), follow, progress))


async def _crawl(
    app: ASGIApp,
    to: Path,
    begin: list[str],
    follow: Callable[[str], bool],
    progress: Callable[[int], None],
) -> Published:
    waiting, met = deque(begin), set(begin)
    written = failed = 0
    while waiting:
        address = waiting.popleft()
        answer = await ask(app, address)
        if answer.status != 200 or "html" not in answer.kind:
            failed += 1
            continue
        place = place_of(address)
        page, links = _rewritten(answer, address, follow)
        _write(to / place, page)
        written += 1
        progress(written)
        fresh = [link for link in links if link not in met]
        met.update(fresh)
        waiting.extend(fresh)
    return Published(str(to), written, failed)


def place_of(address: str) -> str:
    """The file of an address: `/relations/CHN/USA?page=2` is `relations/CHN/USA.page-2.html`."""
    parts = urlsplit(address)
    names = [_ODD.sub("_", unquote(name)).lstrip(".") or "_" for name in parts.path.split("/")[1:]]
    paged = "".join(f".{key}-{value}" for key, value in parse_qsl(parts.query) if key in _PAGED)
    return ("/".join(names) if parts.path != "/" else "index") + _ODD.sub("_", paged) + ".html"


def _rewritten(
    answer: Answer, address: str, follow: Callable[[str], bool]
) -> tuple[bytes, list[str]]:
    """The page of an address with links from file to file, and the addresses that it links to."""
    tree = markup.document_fromstring(answer.body.decode("utf-8", "replace"))
    links: list[str] = []
    up = "../" * place_of(address).count("/")
    for element in tree.iter("a", "link", "script"):
        name = "src" if element.tag == "script" else "href"
        target = element.get(name)
        if target is None or target.startswith("#"):
            continue
        parts = urlsplit(target)
        if asset := _SHEETS.match(parts.path):
            element.set(name, f"{up}static/{asset[1]}")
        elif (other := _page(urljoin(address, target))) and follow(other):
            links.append(other)
            mark = f"#{parts.fragment}" if parts.fragment else ""
            element.set(name, up + place_of(other) + mark)
        else:
            del element.attrib[name]
    return markup.tostring(tree, encoding="utf-8", doctype="<!doctype html>"), links


def _page(target: str) -> str | None:
    """The address of a page that is published, without what only a server can answer."""
    parts = urlsplit(target)
    names = parts.path.split("/")
    if parts.scheme or parts.netloc or parts.path.endswith((".ics", "/dossier", "/export")):
        return None
    if parts.path != "/" and names[1] not in KEPT:
        return None
    query = parse_qsl(parts.query)
    if any(key not in _PAGED for key, _ in query):
        return None
    return parts.path + (f"?{parts.query}" if query else "")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
