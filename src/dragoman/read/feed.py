"""RSS and Atom files: every entry is a report, with the fullest text that the feed gives.

Nothing is fetched. A feed that declares entities is refused: that is how XML is made to explode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import Any, BinaryIO

from dragoman.errors import ReadError
from dragoman.read.dates import date_of
from dragoman.read.decode import refuse_binary, wide_mark
from dragoman.read.found import Fields, Found
from dragoman.read.fragment import text_of_fragment
from dragoman.read.options import ReadOptions
from dragoman.read.streams import whole
from dragoman.records import ReadFailure

READER = "feed/1"
FEED = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<\?[^>]*\?>\s*)*<(?:rss|feed|rdf:RDF)\b",
                  re.IGNORECASE | re.DOTALL)  # fmt: skip
_NAMED = re.compile(rb"&(\w+);")
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("published", "pubDate", "date", "issued", "updated", "modified")
_IDS = ("guid", "id", "identifier")


def reports_in_feed(
    stream: BinaryIO, origin: str, *, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    """A report for each entry, in the order of the feed; one without text is named."""
    data = whole(stream, max_bytes=options.max_bytes, remedy="split it, or raise max_bytes")
    if not data.strip():
        raise ReadError("the file is empty; nothing to read")
    if not wide_mark(data):
        refuse_binary(data)
    root = _root(data)
    channel = next((node for node in root.iter() if _name(node) == "channel"), root)
    outlet, language = _first(channel, ("title",)), _language(root, channel)
    entries = [node for node in root.iter() if _name(node) in ("item", "entry")]
    if not entries:
        raise ReadError("the feed has no entries; nothing to read")
    for number, entry in enumerate(entries, 1):
        found = _found(entry, outlet, language, number)
        yield found or ReadFailure(origin, "the entry has neither text nor title", number)


def _root(data: bytes) -> Any:
    from lxml import etree  # type: ignore[import-untyped]  # it ships no types

    if b"<!ENTITY" in data[:65536].upper():
        raise ReadError("the feed declares entities, which is unsafe; remove its DOCTYPE")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(_NAMED.sub(_as_number, data), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"not valid XML: {error}; fetch the feed again") from error
    if root is None or _name(root) not in ("rss", "feed", "rdf"):
        name = _name(root) if root is not None else "nothing"
        raise ReadError(f"no RSS or Atom feed (its root is {name}); convert it to JSON Lines")
    return root


def _as_number(match: re.Match[bytes]) -> bytes:
    """`&nbsp;` is HTML's, not XML's: written as a number it is both."""
    code = name2codepoint.get(match[1].decode("ascii", "replace"))
    return b"&#%d;" % code if code and match[1] not in _OWN else match[0]


def _found(entry: Any, outlet: str | None, language: str | None, number: int) -> Found | None:
    title = _first(entry, ("title",))
    texts = [text for name in _TEXTS if (text := _first(entry, (name,)))]
    text = max(texts, key=len, default=title)
    if not text:
        return None
    return Found(
        text=text,
        reader=READER,
        given=Fields(
            title=title,
            published=next(filter(None, (date_of(_first(entry, (n,))) for n in _DATES)), None),
            url=_link(entry),
            external_id=_first(entry, _IDS),
        ),
        metadata=Fields(outlet=outlet, language=language),
        line=number,
    )


def _link(entry: Any) -> str | None:
    """RSS writes the address as text, Atom as an attribute, of several the page's own."""
    links = [node for node in entry if _name(node) == "link"]
    for node in links:
        if node.get("href") and node.get("rel", "alternate") == "alternate":
            return str(node.get("href")).strip()
    return next((text for node in links if (text := (node.text or "").strip())), None)


def _language(root: Any, channel: Any) -> str | None:
    stated = _first(channel, ("language",))
    return stated or root.get("{http://www.w3.org/XML/1998/namespace}lang")


def _first(node: Any, names: tuple[str, ...]) -> str | None:
    """The text of the first child of one of these names, whatever its namespace."""
    for name in names:
        for child in node:
            if _name(child) == name and (text := text_of_fragment(_inner(child))):
                return text
    return None


def _inner(node: Any) -> str:
    """What stands in an element: text, or the markup that Atom's XHTML has in it."""
    from lxml import etree

    parts = [node.text or ""]
    parts += [str(etree.tostring(child, encoding="unicode")) for child in node]
    return "".join(parts)


def _name(node: Any) -> str:
    tag = node.tag if isinstance(node.tag, str) else ""
    name = tag.rpartition("}")[2]
    return name.lower() if name in ("RDF",) else name
