"""How linking grows: CPU time and peak memory on synthetic findings of 1,000 to 10,000 reports.

    python benchmarks/link_scale.py [--sizes 1000 3000 10000] [--in-buckets] [--binding]

Each size runs in a process of its own, in memory or by DuckDB with the rows in buckets on the disk;
the digest of the links tells that both are the same. The findings are those of the tests' invented
world, made as they are linked; with `--binding` each report also gives a word, tells of an act and
of a word kept.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from dragoman.bulk.linking import link_in_buckets, told_rows
from dragoman.bulk.linking.duck import on_disk
from dragoman.link import link
from dragoman.records import Deed, Occurrence

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from invented_world import World


def measure(size: int, in_buckets: bool, binding: bool) -> str:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    world = World(size, binding=binding)
    if in_buckets:
        with on_disk() as engine:
            linked = link_in_buckets(engine, engine.kept(told_rows(world.reports())))
            told = summed_up(linked.occurrences, linked.deeds)
    else:
        in_memory = link(world.reports())
        ordered = sorted(in_memory.occurrences, key=lambda each: each.id)
        told = summed_up(ordered, in_memory.deeds)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (
        f"{size:7,d} {seconds:11.1f} {1000 * seconds / size:10.2f} {peak / 1024:10.0f} "
        f"{before / 1024:9.0f} {told}"
    )


def summed_up(occurrences: Iterable[Occurrence], deeds: Sequence[Deed]) -> str:
    """How many there are, of how many reports joined, a digest of them all; the same of deeds."""
    digest = hashlib.sha256()
    count = joined = 0
    for each in occurrences:
        count += 1
        joined += len(each.reports) > 1
        digest.update(repr(each).encode())
    of_deeds = hashlib.sha256(repr(deeds).encode())
    return (
        f"{count:11,d} {joined:9,d}  {digest.hexdigest()[:12]} {len(deeds):7,d}  "
        f"{of_deeds.hexdigest()[:12]}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--in-buckets", action="store_true")
    parser.add_argument("--binding", action="store_true")
    asked = parser.parse_args()
    print(
        "reports CPU seconds  ms/report    peak MB  first MB  occurrences    joined  "
        "digest         deeds  digest"
    )
    context = multiprocessing.get_context("spawn")
    for size in asked.sizes:
        with context.Pool(1) as pool:
            print(pool.apply(measure, (size, asked.in_buckets, asked.binding)), flush=True)


if __name__ == "__main__":
    main()
