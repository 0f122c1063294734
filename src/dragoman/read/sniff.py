"""Which format a source is in: by its extension, and else by how it begins."""

from __future__ import annotations

import json
import re
from typing import Literal, get_args

from dragoman.read.decode import without_mark
from dragoman.read.feed import FEED
from dragoman.read.mail import MBOX
from dragoman.read.options import ReadOptions
from dragoman.read.sources import EXTENSIONS, Source
from dragoman.read.table import is_header

Format = Literal[
    "text",
    "html",
    "json",
    "json lines",
    "table",
    "feed",
    "warc",
    "parquet",
    "pdf",
    "mail",
    "addresses",
]
_HTML = re.compile(
    rb"\s*(?><!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FORMATS: dict[str, Format] = {name: name for name in get_args(Format)}
_KINDS: dict[str, Format] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "text/csv": "table",
    "application/warc": "warc", "message/rfc822": "mail", "application/mbox": "mail",
}  # fmt: skip
_MARKS: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"), (b"PAR1", "parquet"), (b"WARC/", "warc"),
)  # fmt: skip
# Formats whose own packing or random access needs the bytes as they lie on the disk.
RAW: frozenset[Format] = frozenset({"warc", "parquet"})


def format_of(source: Source, head: bytes, *, options: ReadOptions) -> Format:
    """The format of `source`, whose first bytes are `head`."""
    by_name = named_format(source) or _KINDS.get(source.kind)
    if by_name == "feed" and _HTML.match(without_mark(head)[:4096]):
        return "html"
    if by_name is not None:
        return by_name
    return _by_beginning(without_mark(head), options)


def named_format(source: Source) -> Format | None:
    """The format that the extension names, if it names one."""
    by_name = EXTENSIONS.get(source.extension)
    return _FORMATS[by_name] if by_name else None


def _by_beginning(head: bytes, options: ReadOptions) -> Format:
    for mark, format in _MARKS:
        if head.startswith(mark):
            return format
    if _HTML.match(head[:4096]):
        return "html"
    if FEED.match(head[:4096]):
        return "feed"
    if MBOX.match(head):
        return "mail"
    start = head.lstrip()
    if start.startswith(b"{"):
        return "json lines" if _is_object(start.split(b"\n", 1)[0]) else "json"
    if re.match(rb"\[\s*\{", start):
        return "json"
    if is_header(head.split(b"\n", 1)[0].decode("utf-8", "replace"), options=options):
        return "table"
    return "text"


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
