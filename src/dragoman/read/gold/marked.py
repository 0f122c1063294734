"""Our own labelled sets, marked inline; `training/data/README.md` describes the marks.

[1a:Kestria] <1:expelled> [1r:two envoys]. || 1 SANCTION expel diplomatic happened
[1s:Kessling] <1:said> {1:the bridge is shut}.
|| 1 kind=indirect speaker="Ilse Kessling"
"""

from __future__ import annotations

import re
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.errors import ReadError
from dragoman.read.gold.shape import GoldEvent, GoldReport, GoldStatement, Spans
from dragoman.records import Report, Span

_OPEN = re.compile(r"<(\d+):|\{(\d+):|\[(\d+[a-z](?:,\d+[a-z])*):")
_CLOSE = {"<": ">", "{": "}", "[": "]"}
_HELD_OUT_EVERY = 10

Marks = dict[int, dict[str, list[Span]]]


def event_sentences(path: Path) -> Iterator[GoldReport]:
    """The sentences of one file, or of all files in a folder, with their events."""
    for place, name, line in _items(path, _sentence_lines):
        try:
            yield _event_sentence(line, name, held_out=_held_out(place))
        except (ValueError, KeyError) as fault:
            raise ReadError(f"{name}: {fault}; mend the marks") from fault


def attribution_passages(path: Path) -> Iterator[GoldReport]:
    """The passages of one file, or of all files in a folder, with their attributions."""
    for place, name, block in _items(path, _blocks):
        try:
            yield _passage(block, name, held_out=_held_out(place))
        except (ValueError, KeyError) as fault:
            raise ReadError(f"{name}: {fault}; mend the marks") from fault


# ---------------------------------------------------------------- items and marks


def _items(
    path: Path, split: Callable[[str], Iterator[tuple[int, str]]]
) -> Iterator[tuple[int, str, str]]:
    """(place among all items of the folder, name, item) of each item of a file or folder.

    The place decides what training leaves out, so that files are counted in the same order here.
    """
    folder = path if path.is_dir() else path.parent
    place = 0
    for file in sorted(folder.glob("*.txt")) if path.suffix in ("", ".txt") else [path]:
        wanted = path.is_dir() or file == path
        for number, item in split(file.read_text(encoding="utf-8")):
            if wanted:
                yield place, f"{file.name}:{number}", item
            place += 1


def _held_out(place: int) -> bool:
    return place % _HELD_OUT_EVERY == _HELD_OUT_EVERY - 3


def _sentence_lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    for number, block in enumerate(re.split(r"^====\s*$", text, flags=re.M), 1):
        if block.strip():
            yield number, block


def _unmarked(marked: str) -> tuple[str, Marks]:
    """The text without its marks, and the spans by number and role letter."""
    out: list[str] = []
    stack: list[tuple[str, int, list[tuple[int, str]]]] = []
    marks: Marks = defaultdict(lambda: defaultdict(list))
    at = 0
    while at < len(marked):
        if found := _OPEN.match(marked, at):
            stack.append((_CLOSE[marked[at]], len(out), _roles(found)))
            at = found.end()
            continue
        if stack and marked[at] == stack[-1][0]:
            _, start, roles = stack.pop()
            for number, role in roles:
                marks[number][role].append(Span(start, len(out)))
        else:
            out.append(marked[at])
        at += 1
    if stack:
        raise ValueError("a mark is not closed")
    return "".join(out), marks


def _roles(found: re.Match[str]) -> list[tuple[int, str]]:
    if found[1]:
        return [(int(found[1]), "<")]
    if found[2]:
        return [(int(found[2]), "{")]
    return [(int(role[:-1]), role[-1]) for role in found[3].split(",")]


def _spans(marks: dict[str, list[Span]], role: str) -> Spans:
    return tuple(sorted(marks.get(role, ())))


# ---------------------------------------------------------------- events


def _event_sentence(line: str, name: str, *, held_out: bool) -> GoldReport:
    marked, _, spec = line.rpartition(" || ")
    if not marked:
        raise ValueError("no ' || '")
    text, marks = _unmarked(marked)
    parts = [] if spec.strip() == "-" else spec.split(";")
    events = tuple(_event(part, marks) for part in parts)
    return GoldReport(name, Report(text), events=events, held_out=held_out)


def _event(part: str, marks: Marks) -> GoldEvent:
    number, label, modes, contexts, status = part.split()
    found = marks[int(number)]
    trigger = _spans(found, "<")
    if not trigger:
        raise ValueError(f"event {number} has no trigger")
    every = sorted(span for spans in found.values() for span in spans)
    return GoldEvent(
        id=number,
        types=(label.removeprefix("KIND."),),
        statuses=(status,),
        evidence=(Span(every[0].start, max(span.end for span in every)),),
        modes=_listed(modes),
        contexts=_listed(contexts),
        trigger=trigger,
        actor_spans=_spans(found, "a"),
        recipient_spans=_spans(found, "r"),
        time_spans=_spans(found, "d"),
        place_spans=_spans(found, "l"),
    )


def _listed(field: str) -> tuple[str, ...]:
    return () if field == "-" else tuple(field.split(","))


# ---------------------------------------------------------------- attributions


def _passage(block: str, name: str, *, held_out: bool) -> GoldReport:
    lines = [line for line in block.strip("\n").split("\n") if line.strip()]
    if not lines[0].startswith("#"):
        raise ValueError("a passage begins with '# tag'")
    body = "\n\n".join(line for line in lines[1:] if not line.startswith("||"))
    text, marks = _unmarked(body)
    rows = [line[2:] for line in lines[1:] if line.startswith("||")]
    statements = tuple(_statement(row, marks) for row in rows)
    return GoldReport(name, Report(text), statements=statements, held_out=held_out)


def _statement(row: str, marks: Marks) -> GoldStatement:
    number, *rest = shlex.split(row)
    fields = dict(part.split("=", 1) for part in rest)
    found = marks[int(number)]
    speaker = fields.get("speaker", "")
    return GoldStatement(
        id=number,
        content=_spans(found, "{"),
        source=_spans(found, "s"),
        cue=_spans(found, "<"),
        kind=fields["kind"],
        speaker=None if speaker in ("", "-") else speaker,
        addressees=_several(fields.get("addressee", "")),
        via=_several(fields.get("via", "")),
        addressee_spans=_spans(found, "t"),
        relay_spans=_spans(found, "v"),
        within=fields.get("within") or None,
        flags=tuple(flag for flag in fields.get("flags", "").split(",") if flag),
    )


def _several(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";") if part.strip())
