"""The desk where new reports are coded: one worker, jobs that wait, tell how far and can stop."""

from __future__ import annotations

import logging
import secrets
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from dragoman.api import Session
from dragoman.errors import DragomanError
from dragoman.pipeline import Summary
from dragoman.read import Network

log = logging.getLogger(__name__)
Given = TypeVar("Given")
Stage = Literal["waiting", "running", "done", "failed", "cancelled"]
MOST_WAITING = 20
MOST_REMEMBERED = 200


class CancelledError(DragomanError):
    """The user stopped a job; what was kept before stays."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files and addresses to read, and what the user says about them.

    `names` are the files as the user knows them, by their paths in a folder of their own.
    """

    folder: Path
    names: tuple[tuple[Path, str], ...]
    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    addresses: tuple[str, ...] = ()

    def told(self, message: str) -> str:
        """A message with the user's names in the place of our paths."""
        for path, name in self.names:
            message = message.replace(str(path), name)
        return message


@dataclass
class Job:
    """One parcel on its way; a page looks at it while the worker writes to it."""

    id: str
    parcel: Parcel
    stage: Stage = "waiting"
    taken: int = 0
    kept: int = 0
    new: int = 0
    known: int = 0
    recoded: int = 0
    failures: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    error: str = ""
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        return self.stage in ("done", "failed", "cancelled")

    def note(self, summary: Summary) -> None:
        """Take over how far the reading is. Raises CancelledError where the user asked to stop."""
        self.taken, self.kept = summary.taken, summary.read
        self.new, self.known = summary.outcomes["new"], summary.outcomes["known"]
        self.recoded = summary.outcomes["recoded"]
        self.failures = tuple(
            self.parcel.told(_failure(each.origin, each.reason, each.line))
            for each in summary.failures
        )
        self.reports = tuple(sorted(summary.reports))
        if self.stop.is_set():
            raise CancelledError("stopped")


def _failure(origin: str, reason: str, line: int | None) -> str:
    place = f"{origin}, line {line}" if line else origin
    return f"{place}: {reason.removeprefix(f'{origin}: ')}"


class Desk:
    """Codes one parcel after the other with the session's own coder.

    Addresses are fetched only with a `network`.
    """

    def __init__(self, session: Session, network: Network | None = None) -> None:
        self._session = session
        self.network = network
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dragoman-desk")
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def take(self, parcel: Parcel) -> Job | None:
        """Begin a job, or None where too many wait already."""
        with self._lock:
            if sum(not job.over for job in self._jobs.values()) >= MOST_WAITING:
                return None
            job = Job(secrets.token_hex(8), parcel)
            self._jobs[job.id] = job
            for old in [job.id for job in self._jobs.values() if job.over][:-MOST_REMEMBERED]:
                del self._jobs[old]
        self._worker.submit(self._work, job)
        return job

    def job(self, name: str) -> Job | None:
        return self._jobs.get(name)

    def now(self, task: Callable[[], Given]) -> Future[Given]:
        """Do something else with the coder, which one thread uses at a time."""
        return self._worker.submit(task)

    def close(self) -> None:
        """Stop what runs at the next report, and wait for that."""
        for job in self._jobs.values():
            job.stop.set()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _work(self, job: Job) -> None:
        parcel = job.parcel
        try:
            if job.stop.is_set():
                raise CancelledError("stopped before it began")
            job.stage = "running"
            summary = self._session.read(
                *(path for path, _ in parcel.names),
                *parcel.addresses,
                network=self.network,
                published=parcel.published,
                outlet=parcel.outlet,
                language=parcel.language,
                progress=job.note,
            )
            job.stop.clear()
            job.note(summary)
            job.stage = "done"
        except CancelledError:
            job.stage = "cancelled"
        except DragomanError as fault:
            job.error, job.stage = parcel.told(str(fault)), "failed"
        except Exception as fault:  # a page must say what became of its job
            log.exception("job %s", job.id)
            job.error, job.stage = f"{type(fault).__name__}: {fault}", "failed"
        finally:
            shutil.rmtree(parcel.folder, ignore_errors=True)
