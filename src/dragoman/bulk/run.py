"""The order of a bulk run: plan, cut, code, finish. Each step goes on from what is there."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from dragoman.bulk.finish import Account, account, finish
from dragoman.bulk.folder import Folder, Shard
from dragoman.bulk.manifest import Manifest, load_manifest
from dragoman.bulk.plan import Group, planned
from dragoman.bulk.pool import Pool
from dragoman.bulk.publish import publish
from dragoman.bulk.shard import Notes
from dragoman.bulk.work import Job, MakesCoder, done
from dragoman.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Part:
    """The share of one machine of several: every `of`-th shard, from the `number`-th, from 1."""

    number: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.of:
            raise SettingsError(
                f"--shard {self.number}/{self.of}: give K/N with K from 1 to N, e.g. 3/100"
            )

    def share(self, shards: Sequence[Shard]) -> Sequence[Shard]:
        return shards[self.number - 1 :: self.of]


@dataclass
class Progress:
    """How far a run is: steps of `stage` done of all, and what this process has coded so far."""

    stage: str = "reading"
    steps: int = 0
    of: int = 0
    before: int = 0
    reports: int = 0
    words: int = 0
    skipped: int = 0
    failed: int = 0
    killed: int = 0

    def count(self, gain: Notes | int) -> None:
        self.steps += 1
        if isinstance(gain, Notes):
            self.reports += gain.reports
            self.words += gain.words
            self.skipped += gain.skipped
            self.failed += len(gain.failures)


@dataclass
class _Crew:
    """Does the jobs of a stage, and those that lost their worker again."""

    pool: Pool
    progress: Progress
    tell: Callable[[Progress], None]
    given_up: list[str] = field(default_factory=list)

    def do(self, stage: str, jobs: Iterable[Job], *, before: int) -> None:
        queue = deque(jobs)
        self.progress.stage, self.progress.before = stage, before
        self.progress.steps, self.progress.of = before, before + len(queue)
        self.tell(self.progress)
        for end in self.pool.ended(done, queue):
            if end.gain is not None:
                self.progress.count(end.gain)
            else:
                self.progress.killed += 1
                self._again(end.job, queue)
            self.tell(self.progress)

    def _again(self, job: Job, queue: deque[Job]) -> None:
        again = job.again()
        if again is None:
            self.given_up.append(job.told)
        else:
            queue.appendleft(again)


def code_inputs(
    folder: Folder,
    manifest: Manifest,
    *,
    coder: MakesCoder,
    workers: int,
    only: Part | None = None,
    plan_only: bool = False,
    tell: Callable[[Progress], None] = lambda _: None,
) -> Account | None:
    """Code what the manifest names into the folder, or go on with what was begun there.

    Gives the account of the whole run once all of it is coded, else None. With `only` this is one
    machine of several that share the folder, whose plan must have been made.
    """
    manifest = settled(folder, manifest)
    groups = planned(folder, manifest.inputs)
    uncut = [group for group in groups if not folder.is_cut(group.number)]
    if uncut and only is not None:
        raise SettingsError(
            f"{folder.path}: not laid out yet; run the same command with --plan and without "
            "--shard first, once for all machines"
        )
    with Pool(workers) as pool:
        crew = _Crew(pool, Progress(), tell)
        cuts = [Job(group, folder, manifest, coder) for group in uncut]
        crew.do("reading", cuts, before=len(groups) - len(cuts))
        if plan_only:
            return None
        shards = list(chain.from_iterable(_shards(folder, groups)))
        mine = only.share(shards) if only else shards
        jobs = [Job(shard, folder, manifest, coder) for shard in _open(folder, mine)]
        crew.do("coding", jobs, before=len(mine) - len(jobs))
    return _closed(folder, groups, shards, crew.given_up)


def open_shards(folder: Folder, manifest: Manifest) -> list[Shard]:
    """What is still to be coded in a folder that has been laid out."""
    groups = planned(folder, manifest.inputs)
    return list(_open(folder, chain.from_iterable(_shards(folder, groups))))


def _open(folder: Folder, shards: Iterable[Shard]) -> Iterator[Shard]:
    return (shard for shard in shards if not folder.coded(shard).exists())


def _shards(folder: Folder, groups: Iterable[Group]) -> Iterator[Iterable[Shard]]:
    """Groups that could not be cut have none."""
    for group in groups:
        if folder.cut(group.number).exists():
            yield folder.shards_of(group.number)


def _closed(
    folder: Folder, groups: Sequence[Group], shards: Sequence[Shard], given_up: Sequence[str]
) -> Account | None:
    whole = all(folder.cut(group.number).exists() for group in groups)
    if whole and not any(_open(folder, shards)):
        return finish(folder, shards)
    if given_up:
        coded = [shard for shard in shards if folder.coded(shard).exists()]
        return account(folder, coded, given_up=given_up)
    return None


def settled(folder: Folder, wanted: Manifest) -> Manifest:
    """The folder's manifest, written now or agreed with. Raises SettingsError."""
    written = load_manifest(folder.manifest)
    if written is not None:
        return written.agreed(wanted, folder.path)
    if not wanted.inputs:
        raise SettingsError(f"{folder.path}: nothing was begun here; name what is to be coded")
    if folder.path.exists() and any(_foreign(folder.path)):
        raise SettingsError(
            f"{folder.path}: holds other files; choose an empty or a new folder for --shards"
        )
    publish(folder.manifest, wanted.dump())
    return wanted


def _foreign(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise SettingsError(f"{folder}: is no folder; choose another --shards")
    return (entry for entry in folder.iterdir() if not entry.name.startswith(".manifest.json."))
