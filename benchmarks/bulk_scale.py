"""Bulk coding at scale: memory and time a report, two workers against one, the prefilter.

    python benchmarks/bulk_scale.py memory [--reports 100000] [--sentences 1] [--plain]
    python benchmarks/bulk_scale.py workers [--reports 400]
    python benchmarks/bulk_scale.py prefilter [--reports 400]

The reports are sentences of the demo, put together anew by seed; for the mixed feed three in four
are everyday news without a state. `--plain` takes the tests' coder in place of the real one, to
watch the run itself. CPU seconds are those of the run and its workers, from the first shard to the
last, so that other work on the machine disturbs them little; with two workers they say what is
wasted, the clock what is gained where two cores are free.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman import demo
from dragoman.annotate import annotate
from dragoman.bulk import Account, Folder, MakesCoder, Manifest, Progress, ShippedCoder, code_inputs
from dragoman.bulk import prefilter_version as version_of_prefilter
from dragoman.read import reports
from dragoman.records import Report

SHIPPED = ShippedCoder((str(demo.actors()),))
EVERYDAY = (
    "The bakery on the corner of the market square opens an hour earlier from next week.",
    "Heavy rain flooded two cellars and a school gym on Tuesday night, the fire brigade said.",
    "The home side won by three goals to one after a quiet first half.",
    "A choir of forty pupils sang at the opening of the new library.",
    "The council will repair the footbridge before the holidays, the mayor told residents.",
    "Apples are cheaper this autumn because the harvest came early.",
    "The orchestra begins its season with a symphony that it last played nine years ago.",
    "Police looked for a stolen tractor and found it in a field behind the mill.",
    "Doctors advise walking for half an hour a day.",
    "The museum lends its oldest clock to the town hall until spring.",
    "Tickets for the summer fair were sold out in a morning, the organisers announced.",
    "A new bus line joins the hospital and the railway station.",
)


def plain_coder() -> MakesCoder:
    """The coder by hand that the tests use."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from bulk.coders import MakesHandCoder

    return MakesHandCoder()


def sentences() -> list[str]:
    """The sentences of the demo's reports."""
    found = []
    for each in reports(demo.reports()):
        if isinstance(each, Report):
            text = annotate(each)
            found += [span.of(each.text) for span in text.sentences]
    return [" ".join(sentence.split()) for sentence in found if len(sentence) > 40]


def written(file: Path, count: int, each: int, *, mixed: bool = False) -> int:
    """So many reports in JSON Lines; gives their words."""
    told = sentences()
    words = 0
    with file.open("w", encoding="utf-8") as lines:
        for number in range(count):
            dice = random.Random(number)
            pool = EVERYDAY if mixed and number % 4 else told
            text = " ".join(dice.choices(pool, k=each))
            words += len(text.split())
            row = {"id": f"n{number}", "text": text, "published": "2025-03-01"}
            lines.write(json.dumps(row) + "\n")
    return words


def family() -> Iterator[Path]:
    """The `/proc` entries of this process and of those it started."""
    mine = Path("/proc/self").resolve()
    yield mine
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == mine.name:
            yield entry


def spent_and_held() -> tuple[float, float]:
    """CPU seconds and resident MiB of the run: the sum of one, the largest of the other."""
    seconds = 0.0
    largest = 0.0
    for entry in family():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            pages = int((entry / "statm").read_text().split()[1])
        except OSError:
            continue
        seconds += sum(map(int, fields[11:15])) / 100
        largest = max(largest, pages * 4096 / 2**20)
    return seconds, largest


@dataclass
class Rate:
    """What a run costs once it is under way: from its first shard to its last."""

    first: tuple[float, float, int] | None = None
    last: tuple[float, float, int] = (0.0, 0.0, 0)

    def take(self, progress: Progress) -> None:
        if progress.stage == "coding" and progress.steps > progress.before:
            done = progress.reports + progress.skipped
            self.last = (spent_and_held()[0], time.perf_counter(), done)
            self.first = self.first or self.last

    def a_report(self) -> tuple[float, float]:
        """CPU milliseconds and milliseconds on the clock."""
        assert self.first is not None
        reports = max(1, self.last[2] - self.first[2])
        seconds, clock = (self.last[place] - self.first[place] for place in (0, 1))
        return 1000 * seconds / reports, 1000 * clock / reports


def coded(
    source: Path, out: Path, *, workers: int = 1, prefilter: bool = False, per_shard: int = 100,
    coder: MakesCoder = SHIPPED, tell: Callable[[Progress], None] = lambda _: None,
) -> tuple[Account, Rate]:  # fmt: skip
    """The account of a bulk run, and what it cost."""
    manifest = Manifest(
        coder=coder().version, inputs=(str(source),), actors=SHIPPED.actors,
        prefilter=version_of_prefilter() if prefilter else None, per_shard=per_shard,
    )  # fmt: skip
    rate = Rate()

    def told(progress: Progress) -> None:
        rate.take(progress)
        tell(progress)

    account = code_inputs(Folder(out), manifest, coder=coder, workers=workers, tell=told)
    assert account is not None
    return account, rate


def memory(folder: Path, count: int, each: int, coder: MakesCoder) -> None:
    words = written(folder / "in.jsonl", count, each)
    print(f"{count:,} reports, {words:,} words")
    print(f"{'reports':>10} {'CPU ms a report since':>22} {'MiB of the largest process':>28}")
    marks = iter([100, 300, *range(1_000, 10_000, 1_000), *range(10_000, 100_001, 10_000)])
    state = [next(marks), 0, 0.0]

    def tell(progress: Progress) -> None:
        if progress.stage != "coding" or progress.reports < state[0]:
            if progress.stage == "coding" and not progress.reports:
                state[2] = spent_and_held()[0]
            return
        seconds, largest = spent_and_held()
        share = 1000 * (seconds - state[2]) / (progress.reports - state[1])
        print(f"{progress.reports:>10,} {share:>22.2f} {largest:>28.0f}", flush=True)
        state[:] = [next(marks, sys.maxsize), progress.reports, seconds]

    account, rate = coded(folder / "in.jsonl", folder / "out", coder=coder, tell=tell)
    print(f"all: {account.reports:,} reports, {rate.a_report()[0]:.2f} CPU ms each")


def workers(folder: Path, count: int, each: int) -> None:
    words = written(folder / "in.jsonl", count, each)
    for turn in range(2):
        for number in (1, 2):
            out = folder / f"out-{turn}-{number}"
            _, rate = coded(folder / "in.jsonl", out, workers=number, per_shard=20)
            seconds, clock = rate.a_report()
            print(f"{number} workers: {1000 * words / count / seconds:,.0f} words a CPU second, "
                  f"{clock:.1f} ms a report on the clock", flush=True)  # fmt: skip


def prefilter(folder: Path, count: int, each: int) -> None:
    words = written(folder / "in.jsonl", count, each, mixed=True)
    for chosen in (False, True):
        out = folder / f"out-{chosen}"
        account, rate = coded(folder / "in.jsonl", out, prefilter=chosen, per_shard=20)
        name = "with" if chosen else "without"
        print(f"{name} the prefilter: {1000 * words / count / rate.a_report()[0]:,.0f} words a CPU "
              f"second, {account.skipped} of {count} reports skipped, "
              f"{account.records} records", flush=True)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("part", choices=("memory", "workers", "prefilter"))
    parser.add_argument("--reports", type=int)
    parser.add_argument("--sentences", type=int)
    parser.add_argument("--plain", action="store_true", help="memory with the tests' coder")
    asked = parser.parse_args()
    if not Path("/proc/self/stat").exists():
        print("skipped: this looks into /proc, which is not here")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder, count, each = Path(scratch), asked.reports, asked.sentences
        if asked.part == "memory":
            memory(folder, count or 100_000, each or 1, plain_coder() if asked.plain else SHIPPED)
        elif asked.part == "workers":
            workers(folder, count or 400, each or 20)
        else:
            prefilter(folder, count or 400, each or 20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
