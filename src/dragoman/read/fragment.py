"""The text of a piece of HTML that is no page: an entry of a feed, a mail."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main ol p pre section table td th tr ul".split()
)
_SILENT = frozenset("script style head title template noscript".split())
_TAG = re.compile(r"<(?:[a-zA-Z!/][^>]*)>")
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # A line break inside HTML is a blank; only tags break paragraphs.
            self.parts.append(_BLANKS.sub(" ", data))


def text_of_fragment(html: str) -> str:
    """Paragraphs separated by blank lines; a text without tags keeps its own lines."""
    if not _TAG.search(html):
        return unescape(html).strip()
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = (line.strip() for line in "".join(parser.parts).split("\n"))
    return "\n\n".join(_BLANKS.sub(" ", line) for line in lines if line)
