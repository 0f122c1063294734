"""Kill bulk runs and readings at many moments, run them again, and compare with calm ones.

    python benchmarks/kill_runs.py [--moments 10] [--reports 60]

A worker, the parent, or everything is killed with kill -9 at a seeded moment; then the same
command is given again. A bulk run must end in the same bytes in every file, a reading in the same
findings and links. The coder is the tests' plain one, slowed down: what is at stake is files.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from bulk.conftest import TEXT, files_of, write_lines  # noqa: E402
from bulk.killing import (  # noqa: E402
    disturbed,
    kill_a_worker,
    kill_everything,
    kill_the_parent,
    start,
)
from dragoman.ledger import Ledger, verify  # noqa: E402


def told_by(ledger: Path) -> tuple[object, ...]:
    """All that a ledger found and joined; its runs and their times are no part of it."""
    with Ledger.open(ledger, readonly=True) as opened:
        faults = list(verify(opened))
        return tuple(opened.iter_findings()), opened.occurrences(), tuple(faults)


def rounds(
    what: str, kill: Callable[[int], None], moments: int, folder: Path, source: Path, calm: object,
    look: Callable[[Path], object],
) -> int:  # fmt: skip
    """So many killed and repeated runs; gives how many ended as the calm one did."""
    same = hit = 0
    for seed in range(moments):
        out = folder / f"{what}-{kill.__name__}-{seed}"
        begun = out / "coded" if what == "bulk" else out
        status = disturbed(start(what, source, out), begun, kill, seed, within=1.2)
        hit += status != 0 or kill is kill_a_worker
        again = start(what, source, out).wait()
        same += again == 0 and look(out) == calm
    print(f"{what:5} {kill.__name__:16} {hit:3} of {moments} struck, {same:3} ended the same")
    return same


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--moments", type=int, default=10)
    parser.add_argument("--reports", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        texts = [TEXT.format(1 + number % 28, number) for number in range(asked.reports)]
        source = write_lines(folder / "in.jsonl", texts)
        for what in ("bulk", "read"):
            start(what, source, folder / what).wait()
        shards, ledger = files_of(folder / "bulk"), told_by(folder / "read")
        total = sum(
            rounds("bulk", kill, asked.moments, folder, source, shards, files_of)
            for kill in (kill_a_worker, kill_the_parent, kill_everything)
        )
        total += rounds("read", kill_everything, asked.moments, folder, source, ledger, told_by)
    wanted = 4 * asked.moments
    print(f"{total} of {wanted} runs ended as if nothing had happened")
    return 0 if total == wanted else 1


if __name__ == "__main__":
    sys.exit(main())
