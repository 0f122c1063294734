"""How often the status of words (open, followed, contradicted ...) is what a careful reader says.

    python benchmarks/deeds_status.py [FILE ...] [--show]

Each case of tests/cases/link/deeds*.yaml is a pile of reports of its own, read by the whole coder
and linked. Prints, for each file, the share of words with the right status (words that were not
found count as wrong), the precision of "followed", and what was found where it was not right.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "link"
FILES = ("deeds.yaml", "deeds_held_out.yaml")


def outcomes(file: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], Any]]:
    """Each case with each expectation, and the deed found for it or None."""
    from dragoman import demo
    from dragoman.link import link
    from dragoman.pipeline import Coder
    from dragoman.records import Report
    from dragoman.resolve import ActorTables

    coder = Coder(tables=ActorTables.load(extra=(demo.actors(),)))
    for case in yaml.safe_load(file.read_text(encoding="utf-8")):
        findings = [
            coder.code(Report(r["text"], published=r["published"], outlet=r["outlet"]))
            for r in case["reports"]
        ]
        deeds = link(findings).deeds
        for expected in case["deeds"]:
            yield case, expected, _found(deeds, expected)


def _found(deeds: Sequence[Any], expected: dict[str, Any]) -> Any:
    """The deed by the right holder whose words hold the expected ones, of the kind if it can be."""
    fitting = [
        deed
        for deed in deeds
        if any(_share(quote, expected["words"]) for one in deed.voiced for quote in one.quotes)
        and (deed.holder.country == expected["by"] or deed.bound == expected["by"])
    ]
    return max(fitting, key=lambda deed: (deed.kind == expected["kind"], deed.id), default=None)


def _share(quote: str, words: str) -> bool:
    """Whether a quote holds the words, or most of them."""
    wanted = words.casefold().split()
    held = sum(word in quote.casefold() for word in wanted)
    return held >= 0.7 * len(wanted)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, default=[CASES / name for name in FILES])
    parser.add_argument("--show", action="store_true", help="tell what is not right")
    options = parser.parse_args()
    for file in options.files:
        right, count, kinds, followed = 0, 0, 0, Counter[bool]()
        for case, expected, deed in outcomes(file):
            count += 1
            status = deed.status if deed else "not found"
            right += status == expected["status"]
            kinds += bool(deed and deed.kind == expected["kind"])
            if status == "followed":
                followed[status == expected["status"]] += 1
            if options.show and (status != expected["status"] or deed.kind != expected["kind"]):
                print(f"  {case['name']}: {expected['kind']} {expected['status']}", end="")
                print(f" -> {deed.kind if deed else ''} {status}")
        precision = followed[True] / max(1, followed.total())
        print(
            f"{file.name}: status right for {right} of {count} words ({right / count:.1%}); "
            f"kind right for {kinds}; 'followed' right {followed[True]} of {followed.total()} "
            f"times ({precision:.1%})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
