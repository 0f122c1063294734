"""Which format a source is in: by its extension, and else by how it begins."""

from __future__ import annotations

import json
import re
from typing import Literal

from dragoman.read.decode import without_mark
from dragoman.read.options import ReadOptions
from dragoman.read.sources import EXTENSIONS, Source
from dragoman.read.table import is_header

Format = Literal["text", "html", "json", "json lines", "table"]
_HTML = re.compile(
    rb"\s*(?><!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FORMATS: dict[str, Format] = {
    "text": "text", "html": "html", "json": "json", "json lines": "json lines", "table": "table",
}  # fmt: skip


def format_of(source: Source, head: bytes, *, options: ReadOptions) -> Format:
    """The format of `source`, whose first bytes are `head`."""
    if by_name := EXTENSIONS.get(source.extension):
        return _FORMATS[by_name]
    head = without_mark(head)
    if _HTML.match(head[:4096]):
        return "html"
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
