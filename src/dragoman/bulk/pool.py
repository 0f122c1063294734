"""Processes that do jobs side by side, and go on when one of them is killed.

Each worker has a pipe of its own, so that the job of a dead one is known and no other is disturbed:
the pools of the standard library wait for ever, or give up every job, when a worker dies.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import connection
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Gain = TypeVar("Gain")

# One thread a worker: the workers are as many as the cores already.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Ended(Generic[Job, Gain]):
    """A job that was done, with what it gave; or that lost its worker, with None."""

    job: Job
    gain: Gain | None


class Pool(contextlib.AbstractContextManager["Pool"]):
    """Up to `workers` processes, begun when there is work for them and stopped at the end."""

    def __init__(self, workers: int) -> None:
        self._most = workers
        self._crew: list[_Worker] = []

    def __exit__(self, *_: object) -> None:
        for worker in self._crew:
            worker.stop()

    def ended(
        self, function: Callable[[Job], Gain], jobs: deque[Job]
    ) -> Iterator[Ended[Job, Gain]]:
        """Do the jobs, first come, first served; each is given back as soon as it has ended.

        `jobs` may grow while this runs, for instance by one that lost its worker. What `function`
        raises is raised here. `function` and jobs must pickle.
        """
        while True:
            while jobs and (worker := self._idle()):
                worker.begin(function, jobs.popleft())
            busy = [worker for worker in self._crew if worker.job is not None]
            if not busy:
                return
            ready = connection.wait([worker.pipe for worker in busy])
            for worker in [worker for worker in busy if worker.pipe in ready]:
                job, gain = worker.outcome()
                if gain is None:
                    self._crew.remove(worker)
                yield Ended(job, gain)

    def _idle(self) -> _Worker | None:
        for worker in self._crew:
            if worker.job is None:
                return worker
        if len(self._crew) == self._most:
            return None
        self._crew.append(_Worker())
        return self._crew[-1]


class _Worker:
    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.job: Any = None
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with _one_thread_each():
            self._process.start()
        theirs.close()

    def begin(self, function: Callable[[Any], Any], job: Any) -> None:
        self.job = job
        # A worker that died while idle shows when its answer is waited for.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send((function, job))

    def outcome(self) -> tuple[Any, Any]:
        """The job, and what it gave or None where this worker died of it."""
        job, self.job = self.job, None
        try:
            gain, fault = self.pipe.recv()
        except (EOFError, OSError):
            self.stop()
            return job, None
        if fault is not None:
            raise fault
        return job, gain

    def stop(self) -> None:
        """At once: what a worker has not published is no loss."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


@contextlib.contextmanager
def _one_thread_each() -> Iterator[None]:
    """Numeric libraries read these when they are loaded, which a new process does at its start."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(pipe: Any) -> None:
    """The life of a worker: job after job, until its parent stops it or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            function, job = pipe.recv()
            answer: tuple[Any, Exception | None]
            try:
                answer = (function(job), None)
            except Exception as fault:  # noqa: BLE001 - the parent raises it
                answer = (None, fault)
            pipe.send(answer)


def _leave_with_parent() -> None:
    """A worker whose parent was killed would work on, unseen, beside the next run."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
