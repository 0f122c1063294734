"""Web pages: the article's text as trafilatura gives it, and what the page says of itself.

Offsets refer to that extracted text, which the report keeps, with the version of the extractor.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any, BinaryIO

from dragoman.errors import ReadError
from dragoman.read.dates import date_of
from dragoman.read.decode import refuse_binary, wide_mark
from dragoman.read.found import Fields, Found
from dragoman.read.options import ReadOptions
from dragoman.read.streams import whole

_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_NO_ARTICLE = "no article found in the page; save its text as .txt"
# Only what the page states: a date guessed from its prose, or bounded by today's, is no metadata.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2200-01-01",
}


def report_in_page(stream: BinaryIO, *, options: ReadOptions) -> Found:
    """The article in an HTML page."""
    data = whole(
        stream, max_bytes=options.max_bytes, remedy="save the article alone, or raise max_bytes"
    )
    return found_in_page(data)


def found_in_page(data: bytes) -> Found:
    """The article in the bytes of a page. Raises ReadError where there is none."""
    if not data.strip():
        raise ReadError("the file is empty; nothing to read")
    if not wide_mark(data):
        refuse_binary(data)
    document, version = _extracted(data)
    text = getattr(document, "text", None) or ""
    if not text.strip():
        raise ReadError(_NO_ARTICLE)
    language = _LANGUAGE.search(data[:4096])
    return Found(
        text=text,
        reader=f"trafilatura/{version}",
        metadata=Fields(
            title=_stated(document, "title"),
            published=_published(document),
            outlet=_stated(document, "sitename"),
            url=_stated(document, "url"),
            language=language[1].decode("ascii").lower() if language else None,
        ),
    )


def _extracted(data: bytes) -> tuple[Any, str]:
    """The page as trafilatura sees it; the import takes most of a second, so it waits."""
    try:
        import trafilatura
        from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it ships no types
    except ImportError as error:
        raise ReadError(
            f"HTML cannot be read: {error}; run pip install trafilatura lxml_html_clean"
        ) from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            data,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATES),
        )
    except (LxmlError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise ReadError(f"{_NO_ARTICLE} ({error})") from error
    return document, str(trafilatura.__version__)


def _stated(document: Any, name: str) -> str | None:
    value = getattr(document, name, None)
    return value.strip() or None if isinstance(value, str) else None


def _published(document: Any) -> date | None:
    return date_of(getattr(document, "date", None))
