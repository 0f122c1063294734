"""Articles with attributions in the layout of PolNeAR: texts and brat standoff side by side.

Of several people's files for one article the one whose annotator id sorts first is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.read.gold.shape import GoldReport, GoldStatement
from dragoman.records import Report, Span

_SPAN_LINE = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT_LINE = re.compile(r"(E\d+)\t(.*)")
_NAME = re.compile(r"(.+)_([0-9A-Za-z]+)\.ann")


def articles(folder: Path) -> Iterator[GoldReport]:
    """Each article that somebody annotated, in order of its id."""
    files: dict[str, dict[str, Path]] = defaultdict(dict)
    for path in sorted((folder / "attributions").glob("*.ann")):
        if name := _NAME.fullmatch(path.name):
            files[name[1]][name[2]] = path
    for stem, by_annotator in sorted(files.items()):
        # Bytes, because reading as text would exchange the newlines that offsets count.
        text = (folder / "text" / f"{stem}.txt").read_bytes().decode("utf-8")
        yield GoldReport(stem, Report(text), tuple(_statements(by_annotator[min(by_annotator)])))


def _statements(path: Path) -> Iterator[GoldStatement]:
    # Only a newline ends a line; the lines left over from covered text begin with no id.
    lines = path.read_bytes().decode("utf-8").split("\n")
    spans = {
        found[1]: [Span(int(s), int(e)) for s, e in map(str.split, found[2].split(";"))]
        for line in lines
        if (found := _SPAN_LINE.match(line))
    }
    for event in filter(None, map(_EVENT_LINE.match, lines)):
        roles: dict[str, list[Span]] = defaultdict(list)
        for part in event[2].split():
            role, _, target = part.partition(":")
            roles[role.rstrip("0123456789")] += spans.get(target, [])
        if roles["Content"]:
            yield GoldStatement(
                id=event[1],
                content=tuple(sorted(roles["Content"])),
                source=tuple(sorted(roles["Source"])),
                cue=tuple(sorted(roles["Cue"])),
            )
