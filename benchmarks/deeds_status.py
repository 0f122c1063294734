"""How often the status of words (open, followed, contradicted ...) is what a careful reader says.

    python benchmarks/deeds_status.py [FILE ...] [--show]
    python benchmarks/deeds_status.py --corpus open|held_out|fresh [--author FA|FB] [--show]

The corpus is that of tests/corpus, read whole; where its texts bear several statuses, each of
them is right. Do not look at the misses of `FB`, the
second author of `fresh`.

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

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "link"
FILES = ("deeds.yaml", "deeds_held_out.yaml", "words.yaml", "words_held_out.yaml")


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
    return max(
        fitting, key=lambda deed: (deed.kind in expected["kind"].split("|"), deed.id), default=None
    )


def _share(quote: str, words: str) -> bool:
    """Whether a quote holds the words, or most of them."""
    wanted = words.casefold().split()
    held = sum(word in quote.casefold() for word in wanted)
    return held >= 0.7 * len(wanted)


def of_corpus(half: str) -> Iterator[tuple[dict[str, Any], Any]]:
    """Each deed of the truth, and the one found whose words lie in its quote, or None."""
    from dragoman.link import link
    from dragoman.pipeline import Coder
    from dragoman.read import ReadOptions, reports
    from dragoman.records import Report
    from dragoman.resolve import ActorTables

    coder = Coder(tables=ActorTables.load(extra=(CORPUS / "actors.tsv",)))
    read = [
        one
        for one in reports(CORPUS / f"{half}.jsonl", options=ReadOptions())
        if isinstance(one, Report)
    ]
    named = {one.external_id: one for one in read}
    deeds = link(coder.code(one) for one in read).deeds
    truth = yaml.safe_load((CORPUS / f"{half}.yaml").read_text(encoding="utf-8"))
    for expected in truth["deeds"]:
        report = named[expected["said"]["report"]]
        start = report.text.index(expected["said"]["quote"])
        end = start + len(expected["said"]["quote"])
        fitting = [
            deed
            for deed in deeds
            for evidence in deed.voiced
            if evidence.report == report.id
            and any(span.start < end and start < span.end for span in evidence.spans)
        ]
        by = {expected["holder"], expected.get("addressee")}
        fitting = [one for one in fitting if one.holder.country in by or one.bound in by] or fitting
        yield (
            expected,
            max(fitting, key=lambda one: (one.kind == expected["kind"], one.id), default=None),
        )


def score_corpus(half: str, *, author: str, show: bool) -> None:
    """Print the share of the corpus' words that were found, and with the right status."""
    right, found, count, followed = 0, 0, 0, Counter[bool]()
    for expected, deed in of_corpus(half):
        if not expected["said"]["report"].startswith(author):
            continue
        count += 1
        found += deed is not None
        status = deed.status if deed else "not found"
        right += status in expected["status"]
        if status == "followed":
            followed[status in expected["status"]] += 1
        if show and status not in expected["status"]:
            print(f"  {expected['id']}: {expected['kind']} {expected['status']} -> {status}")
    print(
        f"{half} {author}: found {found} of {count} words; status right for {right} of {count} "
        f"({right / count:.1%}), of those found {right / max(1, found):.1%}; 'followed' right "
        f"{followed[True]} of {followed.total()} times"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, default=[CASES / name for name in FILES])
    parser.add_argument(
        "--corpus", choices=("open", "held_out", "fresh"), help="a half of tests/corpus"
    )
    parser.add_argument("--author", default="", help="only words in reports whose id begins so")
    parser.add_argument("--show", action="store_true", help="tell what is not right")
    options = parser.parse_args()
    if options.corpus:
        score_corpus(options.corpus, author=options.author, show=options.show)
        return 0
    for file in options.files:
        right, count, kinds, followed = 0, 0, 0, Counter[bool]()
        for case, expected, deed in outcomes(file):
            count += 1
            status = deed.status if deed else "not found"
            accepted = expected["status"].split("|")
            right += status in accepted
            of_kind = bool(deed and deed.kind in expected["kind"].split("|"))
            kinds += of_kind
            if status == "followed":
                followed[status in accepted] += 1
            if options.show and (status not in accepted or not of_kind):
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
