"""kill -9 at seeded moments: run again, and nothing shows that it ever happened.

`benchmarks/kill_runs.py` does the same ten times each with the real coder.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.ledger import Ledger, verify

from .conftest import files_of

TESTS = Path(__file__).parents[1]
PATHS = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
Kill = Callable[[int], None]


def start(what: str, source: Path, target: Path) -> subprocess.Popen[bytes]:
    """The runner as the head of a process group of its own."""
    return subprocess.Popen(
        [sys.executable, str(TESTS / "bulk" / "runner.py"), what, str(source), str(target)],
        env={**os.environ, "PYTHONPATH": PATHS}, start_new_session=True,
    )  # fmt: skip


def workers_of(parent: int) -> list[int]:
    """The processes that a pool has started."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if not entry.name.isdigit():
                continue
            state = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue  # it has ended meanwhile
        if int(state[1]) == parent and b"spawn_main" in command and state[0] != "Z":
            found.append(int(entry.name))
    return sorted(found)


def kill_a_worker(parent: int) -> None:
    for worker in workers_of(parent)[:1]:
        os.kill(worker, signal.SIGKILL)


def kill_the_parent(parent: int) -> None:
    os.kill(parent, signal.SIGKILL)


def kill_everything(parent: int) -> None:
    os.killpg(parent, signal.SIGKILL)


def disturbed(process: subprocess.Popen[bytes], begun: Path, kill: Kill, seed: int) -> int:
    """Kill at a moment after there is something to lose; gives the exit status."""
    while not begun.exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(random.Random(seed).uniform(0, 0.4))
    if process.poll() is None:
        kill(process.pid)
    return process.wait(timeout=60)


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
