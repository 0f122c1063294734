"""kill -9 at seeded moments: run again, and nothing shows that it ever happened.

`benchmarks/kill_runs.py` does the same ten times each.
"""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from dragoman.ledger import Ledger, verify

from .conftest import files_of
from .killing import (
    Kill,
    disturbed,
    kill_a_worker,
    kill_everything,
    kill_the_parent,
    start,
    workers_of,
)

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")


@pytest.fixture(scope="module")
def calm(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What undisturbed runs give: a folder of shards, and a ledger."""
    folder = tmp_path_factory.mktemp("calm")
    runs = [start("bulk", archive, folder / "shards"), start("read", archive, folder / "ledger")]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    return folder


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kill", [kill_a_worker, kill_the_parent, kill_everything])
def test_a_bulk_run_that_was_killed_ends_in_the_same_bytes(
    archive: Path, calm: Path, tmp_path: Path, kill: Kill, seed: int
) -> None:
    out = tmp_path / "out"
    status = disturbed(start("bulk", archive, out), out / "coded", kill, seed)
    assert status == (0 if kill is kill_a_worker else -signal.SIGKILL)
    assert start("bulk", archive, out).wait(timeout=60) == 0
    assert files_of(out) == files_of(calm / "shards")


def test_workers_leave_when_their_parent_is_killed(archive: Path, tmp_path: Path) -> None:
    process = start("bulk", archive, tmp_path / "out")
    while len(left := workers_of(process.pid)) < 2:
        assert process.poll() is None
        time.sleep(0.01)
    disturbed(process, tmp_path / "out" / "coded", kill_the_parent, 0)
    until = time.monotonic() + 30
    while any(Path(f"/proc/{worker}").exists() for worker in left):
        assert time.monotonic() < until, "a worker lives on without its parent"
        time.sleep(0.05)


@pytest.mark.parametrize("seed", range(2))
def test_a_reading_that_was_killed_ends_in_the_same_ledger(
    archive: Path, calm: Path, tmp_path: Path, seed: int
) -> None:
    out = tmp_path / "out.sqlite"
    disturbed(start("read", archive, out), out, kill_everything, seed)
    assert start("read", archive, out).wait(timeout=60) == 0
    with Ledger.open(calm / "ledger") as one, Ledger.open(out) as other:
        assert list(other.iter_findings()) == list(one.iter_findings())
        assert other.occurrences() == one.occurrences()
        assert list(verify(other)) == []
