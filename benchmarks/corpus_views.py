"""Words and deeds, and accounts side by side, on the corpus of our own (tests/corpus).

    PYTHONPATH=src python benchmarks/corpus_views.py [--half open|held_out] [--misses]

Deeds: the share of words in the truth whose status at the end is one that the texts bear; words
that were not found count as wrong. Claims: of the pairs of quotes that belong together, how many
stand in one row (recall), and how many of the rows that join two quoted claims join such a pair
(precision); claims that the truth does not quote are not judged.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from dragoman.link import link
from dragoman.pipeline import Coder
from dragoman.read.reports import wire_report
from dragoman.records import Deed, Evidence, Findings, Span
from dragoman.resolve import ActorTables
from dragoman.views import Parties
from dragoman.views.comparison import Comparison, WordNearness, compared

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"


def place(findings: Findings, quote: str) -> Span:
    start = findings.report.text.index(quote)
    return Span(start, start + len(quote))


def touches(evidence: Evidence, findings: Findings, span: Span) -> bool:
    return evidence.report == findings.report.id and any(
        span.overlaps(own) for own in evidence.spans
    )


# ---------------------------------------------------------------- deeds


def deed_for(
    given: Mapping[str, Any], deeds: Sequence[Deed], by_name: Mapping[str, Findings]
) -> Deed | None:
    """The deed that rests on the quoted words, of the right holder and kind if one is."""
    findings = by_name[given["said"]["report"]]
    span = place(findings, given["said"]["quote"])
    fitting = [deed for deed in deeds if any(touches(one, findings, span) for one in deed.voiced)]
    return max(
        fitting,
        key=lambda it: (it.holder.country == given["holder"], it.kind == given["kind"], it.id),
        default=None,
    )


def deeds_right(
    truth: Mapping[str, Any], by_name: Mapping[str, Findings], *, misses: bool
) -> tuple[int, int]:
    """How many deeds were found, and how many have a status that the texts bear."""
    deeds = link(by_name.values()).deeds
    found = right = 0
    for given in truth["deeds"]:
        deed = deed_for(given, deeds, by_name)
        found += deed is not None
        good = deed is not None and deed.status in given["status"]
        right += good
        if misses and not good:
            told = f"{deed.kind} {deed.status}" if deed else "not found"
            print(f"    {given['id']}: {told} for {given['kind']} {'/'.join(given['status'])}")
    return found, right


# ---------------------------------------------------------------- claims


def meets(span: Span, quote: Span) -> bool:
    """Whether a claim is the one quoted: half of the shorter, a fifth of the longer."""
    shared = min(span.end, quote.end) - max(span.start, quote.start)
    shorter, longer = sorted((len(span), len(quote)))
    return shared >= shorter / 2 and shared >= longer / 5


def aligned(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    for row in comparison.rows:
        for one in row.cells[0]:
            for other in row.cells[1]:
                yield one.evidence.spans[0], other.evidence.spans[0]


def count(
    given: Mapping[str, Any],
    two: tuple[Findings, Findings],
    found: Comparison,
    counts: Counter[str],
) -> None:
    sides = [
        [place(two[at], claim[side]) for claim in given["claims"] if side in claim]
        for at, side in enumerate("ab")
    ]
    together = [
        (place(two[0], claim["a"]), place(two[1], claim["b"]))
        for claim in given["claims"]
        if "a" in claim and "b" in claim
    ]
    pairs = list(aligned(found))
    counts["gold"] += len(together)
    counts["met"] += sum(any(meets(a, x) and meets(b, y) for a, b in pairs) for x, y in together)
    for a, b in pairs:
        if any(meets(a, x) for x in sides[0]) and any(meets(b, y) for y in sides[1]):
            counts["judged"] += 1
            counts["right"] += any(meets(a, x) and meets(b, y) for x, y in together)


def measured(half: str, coder: Coder, parties: Parties, *, misses: bool) -> None:
    lines = [json.loads(it) for it in (CORPUS / f"{half}.jsonl").read_text("utf-8").splitlines()]
    truth = yaml.safe_load((CORPUS / f"{half}.yaml").read_text(encoding="utf-8"))
    by_name = {line["id"]: coder.code(wire_report(line)) for line in lines}
    found, right = deeds_right(truth, by_name, misses=misses)
    words = len(truth["deeds"])
    print(f"{half}: status right for {right} of {words} words ({right / words:.1%}), {found} found")
    counts: Counter[str] = Counter()
    nearness = WordNearness()
    for given in truth["comparisons"]:
        two = by_name[given["a"]], by_name[given["b"]]
        count(given, two, compared(two, atlas=parties, nearness=nearness), counts)
    precision = counts["right"] / max(1, counts["judged"])
    recall = counts["met"] / max(1, counts["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"  claims that belong together: F1 {100 * f1:.1f} (precision {precision:.1%} of "
        f"{counts['judged']}, recall {recall:.1%} of {counts['gold']})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--half", choices=("open", "held_out"))
    parser.add_argument("--misses", action="store_true", help="List them, of the open half only.")
    options = parser.parse_args()
    tables = ActorTables.load([CORPUS / "actors.tsv"])
    coder, parties = Coder(tables=tables), Parties(tables)
    for half in (options.half,) if options.half else ("open", "held_out"):
        measured(half, coder, parties, misses=options.misses and half == "open")


if __name__ == "__main__":
    main()
