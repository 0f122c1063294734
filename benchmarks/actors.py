"""Score who the mentions of hand-written sentences are: country, sector, office, whole id.

    python benchmarks/actors.py [FILE ...] [--errors N]

FILE is a set of cases as in tests/cases/resolve; default all sets there. A mention counts as
right in its country or sector when all its actors are; offices where the case gives one.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

import yaml

import dragoman
from dragoman.annotate import annotate
from dragoman.records import Actor, Report, Span
from dragoman.resolve.actors import ActorTables, mentions, resolve_span

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "resolve"
INVENTED = Path(dragoman.__path__[0]) / "demo" / "actors.tsv"
MEASURES = ("country", "sector", "office", "whole id")


def code_of(written: str) -> tuple[str, str]:
    """Country and sector of an id: `CHN GOV:Qin Gang`, `UNO MIL`, `JRN`."""
    words = written.partition(":")[0].split()
    if len(words) == 2:
        return words[0], words[1]
    alone = words[0] if words else ""
    international = ("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC")
    sectors = (
        "COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
        "REL SOC"
    ).split()
    return ("", alone) if alone in sectors and alone not in international else (alone, "")


def judged(expected: str, actors: tuple[Actor, ...]) -> dict[str, bool]:
    """Which of the measures hold for one mention."""
    ids, _, office = expected.partition(" | ")
    wanted = [] if ids == "none" else ids.split(" & ")
    found = [actor.id for actor in actors]
    codes = [code_of(one) for one in wanted], [code_of(one) for one in found]
    right = {
        "country": [country for country, _ in codes[0]] == [country for country, _ in codes[1]],
        "sector": [sector for _, sector in codes[0]] == [sector for _, sector in codes[1]],
        "whole id": wanted == found,
    }
    if office:
        right["office"] = bool(actors) and actors[0].office == office
    return right


def span_of(text: str, quote: str) -> Span:
    words, _, nth = quote.partition("#")
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    start = places[int(nth or 1) - 1]
    return Span(start, start + len(words))


def score(path: Path, tables: ActorTables, errors: int) -> None:
    counts, asked = Counter[str](), Counter[str]()
    shown = 0
    for case in yaml.safe_load(path.read_text(encoding="utf-8")):
        text = annotate(Report(case["text"], published=case["date"]))
        found = mentions(text, tables=tables, on=case["date"])
        for quote, expected in case["expect"].items():
            span = span_of(case["text"], quote)
            actors = resolve_span(span, text, found, tables=tables, on=case["date"])
            right = judged(expected, actors)
            asked.update(right.keys())
            counts.update(measure for measure, good in right.items() if good)
            if not all(right.values()) and shown < errors:
                shown += 1
                got = " & ".join(actor.id for actor in actors) or "none"
                office = f" | {actors[0].office}" if actors else ""
                wrong = ", ".join(measure for measure, good in right.items() if not good)
                print(f"{quote!r} ({case['date']}): wanted {expected}; got {got}{office} [{wrong}]")
    measured = [measure for measure in MEASURES if asked[measure]]
    figures = (f"{m} {100 * counts[m] / asked[m]:.1f} % of {asked[m]}" for m in measured)
    print(f"{path.name}: {', '.join(figures)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    usual = sorted(CASES.glob("actors*.yaml"))
    parser.add_argument("files", nargs="*", type=Path, default=usual)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    tables = ActorTables.load(extra=[INVENTED])
    for path in options.files:
        score(path, tables, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
