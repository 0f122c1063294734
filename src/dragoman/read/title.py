"""The title of a report that carries it as its first line."""

from __future__ import annotations

import re

from dragoman.read.dateline import HEADER, dateline_in
from dragoman.read.dates import date_of

_LINES = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_MARKDOWN = re.compile(r"#{1,3}\s+(?P<title>\S.*?)\s*#*$")
_LONGEST = 140
_LABEL = re.compile(
    r"(?:published|posted|updated|by|photo|file photo|source|date)\b", re.IGNORECASE
)


def title_in(text: str) -> str | None:
    """The first line, where it is short, stands apart and is no sentence; else None."""
    header = HEADER.match(text)
    position = header.end() if header else 0
    lines = [match for match in _first_two(text, position) if match[0].strip()]
    if not lines:
        return None
    line = lines[0][0].strip(" \t\xa0\ufeff")
    if match := _MARKDOWN.match(line):
        return match["title"]
    if len(lines) < 2 or not _reads_as_title(line):
        return None
    apart = text[lines[0].end() : lines[1].start()].replace("\r\n", "\n")
    stands_apart = len(re.findall(r"[\n\r\u2029]", apart)) > 1
    return line if stands_apart or len(lines[1][0]) > _LONGEST else None


def _first_two(text: str, position: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in _LINES.finditer(text, position):
        if match[0].strip():
            found.append(match)
        if len(found) == 2:
            break
    return found


def _reads_as_title(line: str) -> bool:
    return (
        2 < len(line) <= _LONGEST
        and (" " in line or not line.isascii())
        and line[-1] not in ".!:;,)）。"
        and line[0] not in "-•*(["
        and not _LABEL.match(line)
        and date_of(line) is None
        and dateline_in(line) is None
    )
