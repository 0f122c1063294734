"""The state of meetings as of a day, on short reports of our own (tests/cases/link/lives*.yaml).

    PYTHONPATH=src python benchmarks/lives.py [FILE ...] [--show]

Each case is a pile of reports of its own, read by the whole coder and linked. A day counts as
right when the meeting of the named sides whose history holds the words, or else the first of
these sides, is in a state that the case accepts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dragoman import demo
from dragoman.link import Linked, link, state
from dragoman.pipeline import Coder
from dragoman.records import Findings, Meeting, Report
from dragoman.resolve import ActorTables

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "link"
FILES = tuple(f"lives{part}.yaml" for part in ("", "_second", "_third", "_fourth", "_fifth"))


def findings_of(case: dict[str, Any], coder: Coder) -> list[Findings]:
    told = (line.split(" | ", 1) for line in case["reports"])
    return [coder.code(Report(text, published=date.fromisoformat(day))) for day, text in told]


def meeting_of(
    expected: dict[str, Any], found: Sequence[Findings], linked: Linked
) -> Meeting | None:
    """The meeting of these sides that the words tell of, or else the first of these sides."""
    sides = set(expected["sides"])
    fitting = [one for one in linked.meetings if sides <= {code for code, _ in one.participants}]
    telling = {it.report.id: it.report.text for it in found if expected["words"] in it.report.text}
    for one in fitting:
        for entry in one.history:
            text = telling.get(entry.evidence.report)
            if text is None:
                continue
            start = text.index(expected["words"])
            end = start + len(expected["words"])
            if any(span.start < end and start < span.end for span in entry.evidence.spans):
                return one
    return fitting[0] if fitting else None


def days(file: Path, coder: Coder) -> Iterator[tuple[str, str, str, str]]:
    """(case, day, what is right, what was found) of each day that a case asks for."""
    for case in yaml.safe_load(file.read_text(encoding="utf-8")):
        found = findings_of(case, coder)
        linked = link(found)
        for expected in case["meetings"]:
            meeting = meeting_of(expected, found, linked)
            for day, right in expected["states"].items():
                yield case["name"], str(day), right, state(meeting, day) if meeting else "none"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, default=[CASES / name for name in FILES])
    parser.add_argument("--show", action="store_true", help="tell what is not right")
    options = parser.parse_args()
    coder = Coder(tables=ActorTables.load(extra=(demo.actors(),)))
    for file in options.files:
        told = list(days(file, coder))
        right = sum(found in accepted.split("|") for _, _, accepted, found in told)
        print(f"{file.name}: {right} of {len(told)} days right ({right / len(told):.1%})")
        for name, day, accepted, found in told if options.show else ():
            if found not in accepted.split("|"):
                print(f"  {name}: {day}: {found} for {accepted}")


if __name__ == "__main__":
    main()
