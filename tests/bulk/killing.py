"""Start a run as processes of its own, and kill a worker, the parent or everything."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parents[1]
PATHS = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])

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


def disturbed(
    process: subprocess.Popen[bytes], begun: Path, kill: Kill, seed: int, *, within: float = 0.4
) -> int:
    """Kill at a seeded moment after there is something to lose; gives the exit status."""
    while not begun.exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(random.Random(seed).uniform(0, within))
    if process.poll() is None:
        kill(process.pid)
    return process.wait(timeout=60)
