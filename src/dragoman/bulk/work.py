"""What a worker is asked to do: cut a group or code a shard; again, with more care, if it dies.

A job that loses its worker is tried again as it is, for the loss may be none of its fault. From
the third time on it leaves word of the report or file that it is at, and the next try leaves that
one out. A job that loses its worker more often than is reasonable is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from dragoman.bulk.cut import cut
from dragoman.bulk.folder import Folder, Shard
from dragoman.bulk.manifest import Manifest
from dragoman.bulk.plan import Group
from dragoman.bulk.prefilter import Prefilter
from dragoman.bulk.shard import Notes, code_shard
from dragoman.errors import SettingsError
from dragoman.pipeline import Coder, Codes
from dragoman.resolve import ActorTables

_TRUSTING = 2
_MOST_LOSSES = 8


class MakesCoder(Protocol):
    """What a worker makes its coder with, once: it pickles, and equal ones are one."""

    def __call__(self) -> Codes: ...


@dataclass(frozen=True, slots=True)
class ShippedCoder:
    """Makes the coder of this package, with the user's own tables of actors."""

    actors: tuple[str, ...] = ()

    def __call__(self) -> Codes:
        return Coder(tables=ActorTables.load(extra=tuple(map(Path, self.actors))))


@dataclass(frozen=True, slots=True)
class Job:
    """One group to cut or shard to code, how often it lost its worker, and what it leaves out."""

    what: Group | Shard
    folder: Folder
    manifest: Manifest
    coder: MakesCoder
    losses: int = 0
    left_out: frozenset[int] = frozenset()

    @property
    def told(self) -> str:
        """What is said of it when it is given up."""
        what = "shard" if isinstance(self.what, Shard) else "group"
        return f"{what} {self.what.name}: killed {self.losses + 1} workers and was given up"

    @property
    def _word(self) -> Path:
        return self.folder.path / f".{self.what.name}.at.draft"

    @property
    def progress(self) -> Path | None:
        """Where a worker that is not trusted leaves word of what it is at."""
        return self._word if self.losses >= _TRUSTING else None

    def again(self) -> Job | None:
        """The job after it lost its worker; None where it has lost too many."""
        losses, left_out = self.losses + 1, self.left_out
        if losses > _MOST_LOSSES:
            self._word.unlink(missing_ok=True)
            return None
        if self.progress is not None and self._word.exists():
            left_out |= {int(self._word.read_text(encoding="ascii") or 0)}
        return replace(self, losses=losses, left_out=left_out)


def done(job: Job) -> Notes | int:
    """Do a job, in whichever process: the notes of a coded shard, or the items of a cut group."""
    gain: Notes | int
    if isinstance(job.what, Shard):
        gain = _coded(job, job.what)
    else:
        gain = cut(
            job.what, job.folder, options=job.manifest.options, per_shard=job.manifest.per_shard,
            leave_out=job.left_out, progress=job.progress,
        )  # fmt: skip
    if job.progress is not None:
        job.progress.unlink(missing_ok=True)
    return gain


def _coded(job: Job, shard: Shard) -> Notes:
    coder = coder_of(job.coder)
    if coder.version != job.manifest.coder:
        raise SettingsError(
            f"{job.folder.path} was begun with the coder {job.manifest.coder}, here is "
            f"{coder.version}; install the same version on every machine"
        )
    notes = code_shard(
        job.folder.reports(shard),
        job.folder.coded(shard),
        coder,
        notes=job.folder.notes(shard),
        sieve=_sieve(job.manifest.actors) if job.manifest.prefilter else None,
        leave_out=job.left_out,
        progress=job.progress,
    )
    job.folder.reports(shard).unlink(missing_ok=True)
    return notes


def coder_of(make: MakesCoder) -> Codes:
    """The coder of this process, made once: it holds the weights."""
    return _made(cast(Hashable, make))


@cache
def _made(make: Hashable) -> Codes:
    return cast(Callable[[], Codes], make)()


@cache
def _sieve(actors: tuple[str, ...]) -> Prefilter:
    return Prefilter.load(actors=actors)
