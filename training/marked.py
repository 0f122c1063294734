"""Read our own labelled sentences: inline marks to text and spans.

The formats are described in `training/data/README.md`. Both readers raise ValueError with the
offending words; `python -m training.marked FILE...` checks files and prints a census.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Spans = list[tuple[int, int]]

TYPES = """
    AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN
    PROTEST SANCTION MOBILIZE COERCE ASSAULT
""".split()
KINDS = """
    readout briefing overflight intercept silence incident
""".split()
STATUSES = """
    happened scheduled confirmed expected proposed postponed cancelled alleged denied
    hypothetical negated background
""".split()
CONTEXTS = """
    military intelligence executive legislative election political_institutions
    pro_democracy pro_autocracy economic legal reparations human_rights rights_freedoms
    repression human_security gender lgbt religion_ethnicity inequality diplomatic territory
    peacekeeping health asylum migration disasters natural_resource environment technology
    terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking
""".split()
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation "
    "cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
HELD_OUT_EVERY = 10
MODE_PAIRS = [(kind, mode) for kind, modes in MODES.items() for mode in modes.split()]


@dataclass
class MarkedEvent:
    """One labelled event: spans in code points, labels as PLOVER writes them."""

    type: str | None
    kind: str | None
    modes: list[str]
    contexts: list[str]
    status: str
    trigger: Spans = field(default_factory=list)
    actors: Spans = field(default_factory=list)
    recipients: Spans = field(default_factory=list)
    dates: Spans = field(default_factory=list)
    places: Spans = field(default_factory=list)


@dataclass
class MarkedAttribution:
    """One labelled attribution; `within` is the number of the outer one."""

    kind: str
    speaker: str | None
    addressee: list[str]
    via: list[str]
    within: int | None
    flags: list[str]
    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)
    content: Spans = field(default_factory=list)
    to: Spans = field(default_factory=list)
    relay: Spans = field(default_factory=list)


def held_out(index: int) -> bool:
    """Every tenth item of a folder is for testing."""
    return index % HELD_OUT_EVERY == HELD_OUT_EVERY - 3


# ---------------------------------------------------------------- event sentences

_MARK = re.compile(r"<(\d+):([^<>\[\]]+)>|\[((?:\d+[ardl])(?:,\d+[ardl])*):([^<>\[\]]+)\]")
_EVENT_ROLE = {"t": "trigger", "a": "actors", "r": "recipients", "d": "dates", "l": "places"}


def event_line(line: str) -> tuple[str, list[MarkedEvent]]:
    """`marked text || specs` to text and events."""
    if " || " not in line:
        raise ValueError("no ' || '")
    marked, spec = line.rsplit(" || ", 1)
    text, position = "", 0
    spans: list[tuple[int, int, int, str]] = []
    for m in _MARK.finditer(marked):
        text += marked[position : m.start()]
        start = len(text)
        text += m[2] or m[4]
        roles = [(int(m[1]), "t")] if m[1] else [(int(r[:-1]), r[-1]) for r in m[3].split(",")]
        spans += [(start, len(text), number, role) for number, role in roles]
        position = m.end()
    text += marked[position:]
    if re.search(r"[<>\[\]]", text):
        raise ValueError(f"stray or nested bracket: {text[:80]}")
    events = {} if spec.strip() == "-" else dict(map(_event_spec, spec.split(";")))
    for start, end, number, role in spans:
        if number not in events:
            raise ValueError(f"span for event {number} without spec")
        getattr(events[number], _EVENT_ROLE[role]).append((start, end))
    if any(not event.trigger for event in events.values()):
        raise ValueError("an event has no trigger")
    return text, list(events.values())


def _event_spec(part: str) -> tuple[int, MarkedEvent]:
    fields = part.split()
    if len(fields) != 5:
        raise ValueError(f"an event's spec has 5 fields: {part}")
    number, type_, modes, contexts, status = fields
    kind = type_.removeprefix("KIND.") if type_.startswith("KIND.") else None
    event = MarkedEvent(None if kind else type_, kind, _listed(modes), _listed(contexts), status)
    known = MODES.get(type_, "").split()
    if (kind or type_) not in (KINDS if kind else TYPES) or status not in STATUSES:
        raise ValueError(f"unknown type or status: {part}")
    if set(event.modes) - set(known) or set(event.contexts) - set(CONTEXTS):
        raise ValueError(f"unknown mode or context: {part}")
    return int(number), event


def _listed(field_: str) -> list[str]:
    return [] if field_ == "-" else field_.split(",")


def event_sentences(path: Path) -> Iterator[tuple[str, list[MarkedEvent]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            try:
                yield event_line(line)
            except ValueError as fault:
                raise ValueError(f"{path}:{number}: {fault}") from fault


# ---------------------------------------------------------------- attribution passages

_OPEN = re.compile(r"<(\d+):|\[((?:\d+[stv])(?:,\d+[stv])*):|\{(\d+):")
_ATTRIBUTION_ROLE = {"s": "source", "q": "cue", "c": "content", "t": "to", "v": "relay"}


def unmark(marked: str) -> tuple[str, list[tuple[int, int, int, str]]]:
    """Text without marks, and (start, end, number, role) of each mark; marks may nest."""
    out: list[str] = []
    stack: list[tuple[str, int, list[tuple[int, str]]]] = []
    spans: list[tuple[int, int, int, str]] = []
    at = 0
    while at < len(marked):
        if m := _OPEN.match(marked, at):
            if m[1]:
                stack.append((">", len(out), [(int(m[1]), "q")]))
            elif m[2]:
                roles = [(int(r[:-1]), r[-1]) for r in m[2].split(",")]
                stack.append(("]", len(out), roles))
            else:
                stack.append(("}", len(out), [(int(m[3]), "c")]))
            at = m.end()
            continue
        char = marked[at]
        if stack and char == stack[-1][0]:
            _, start, roles = stack.pop()
            spans += [(start, len(out), number, role) for number, role in roles]
        elif char in "{}<>":
            raise ValueError(f"stray {char} near {marked[max(0, at - 30) : at + 10]!r}")
        else:
            out.append(char)
        at += 1
    if stack:
        raise ValueError("a mark is not closed")
    return "".join(out), spans


def attribution_item(block: str) -> tuple[str, str, dict[int, MarkedAttribution]]:
    """One item to its style tag, its text (paragraphs by blank lines) and its attributions."""
    lines = [line for line in block.strip("\n").split("\n") if line.strip()]
    if not lines or not lines[0].startswith("#"):
        raise ValueError("an item begins with '# tag'")
    body = "\n\n".join(line for line in lines[1:] if not line.startswith("||"))
    text, spans = unmark(body)
    rows = dict(_attribution_spec(line[2:]) for line in lines[1:] if line.startswith("||"))
    for start, end, number, role in sorted(spans):
        if number not in rows:
            raise ValueError(f"marks of {number} without a '||' line")
        getattr(rows[number], _ATTRIBUTION_ROLE[role]).append((start, end))
    for number, row in rows.items():
        if not row.content and "silence" not in row.flags:
            raise ValueError(f"{number} has no content")
        if row.within is not None and row.within not in rows:
            raise ValueError(f"{number} lies within an unknown attribution")
    return lines[0].lstrip("# ").strip(), text, rows


def _attribution_spec(line: str) -> tuple[int, MarkedAttribution]:
    number, *rest = shlex.split(line)
    row = dict(part.split("=", 1) for part in rest)
    if row.get("kind") not in ("direct", "indirect", "mixed", "thought"):
        raise ValueError(f"kind of {line}")
    speaker = row.get("speaker")
    return int(number), MarkedAttribution(
        kind=row["kind"],
        speaker=None if speaker in (None, "-", "") else speaker,
        addressee=[part.strip() for part in row.get("addressee", "").split(";") if part.strip()],
        via=[part.strip() for part in row.get("via", "").split(";") if part.strip()],
        within=int(row["within"]) if row.get("within") else None,
        flags=[flag for flag in row.get("flags", "").split(",") if flag],
    )


def attribution_items(path: Path) -> Iterator[tuple[str, str, dict[int, MarkedAttribution]]]:
    blocks = re.split(r"^====\s*$", path.read_text(encoding="utf-8"), flags=re.M)
    for number, block in enumerate(blocks, 1):
        if block.strip():
            try:
                yield attribution_item(block)
            except ValueError as fault:
                raise ValueError(f"{path} item {number}: {fault}") from fault


def main() -> None:
    census: Counter[str] = Counter()
    for name in sys.argv[1:]:
        path = Path(name)
        if path.parent.name.startswith("events"):
            for _, events in event_sentences(path):
                census["sentences"] += 1
                census["without event"] += not events
                census.update(event.type or f"KIND.{event.kind}" for event in events)
                census.update(f"status {event.status}" for event in events)
        else:
            for tag, _, rows in attribution_items(path):
                census["items"] += 1
                census[f"# {tag}"] += 1
                census.update(row.kind for row in rows.values())
    for key, count in sorted(census.items()):
        print(f"{count:6} {key}")


if __name__ == "__main__":
    main()
