"""`dragoman code --shards`: an archive in, a folder of shards out; and the shards as lines."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.cli.screen import Screen, emit
from dragoman.cli.wording import counted
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.bulk import Account, MakesCoder, Manifest, Part, Progress

_LOG_EVERY = 60.0
_MOST_FAILURES = 50


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asks of a bulk run."""

    shards: Path
    inputs: Sequence[str]
    actors: Sequence[Path] = ()
    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    prefilter: bool = False
    workers: int | None = None
    shard: str | None = None
    plan: bool = False


def code_in_bulk(order: Order, screen: Screen, *, as_json: bool) -> bool:
    """Code what is ordered, tell how it goes and what came of it; False where something failed."""
    from dragoman.bulk import Folder, code_inputs

    maker = coder_maker(order.actors)
    try:
        with _told(screen) as tell:
            account = code_inputs(
                Folder(order.shards),
                _manifest(order, maker),
                coder=maker,
                workers=order.workers or usable_cores(),
                only=_part(order.shard),
                plan_only=order.plan,
                tell=tell,
            )
    except OSError as fault:
        raise SettingsError(
            f"{fault.filename or order.shards}: {fault.strerror or fault}; "
            "mend it and run the same command again"
        ) from fault
    if account is None:
        screen.say(f"{order.shards}: {'laid out' if order.plan else 'this share is done'}")
        return True
    if as_json:
        emit(account)
    _print_account(account, order, screen)
    return account.faultless


def coder_maker(actors: Sequence[Path]) -> MakesCoder:
    """What the workers make their coders with."""
    from dragoman.bulk import ShippedCoder

    return ShippedCoder(tuple(map(str, actors)))


def usable_cores() -> int:
    """The cores that this process may use, which a batch system may have made few."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _manifest(order: Order, maker: MakesCoder) -> Manifest:
    from dragoman.bulk import Manifest, prefilter_version

    return Manifest(
        coder=maker().version,
        inputs=tuple(order.inputs),
        actors=tuple(map(str, order.actors)),
        prefilter=prefilter_version() if order.prefilter else None,
        published=order.published.isoformat() if order.published else None,
        outlet=order.outlet,
        language=order.language,
        fields=order.fields,
    )


def _part(written: str | None) -> Part | None:
    from dragoman.bulk import Part

    if written is None:
        return None
    number, _, of = written.partition("/")
    if not (number.isdecimal() and of.isdecimal()):
        raise SettingsError(f"--shard {written}: write it as K/N, for instance 3/100")
    return Part(int(number), int(of))


# ---------------------------------------------------------------- what came of it


def _print_account(account: Account, order: Order, screen: Screen) -> None:
    for failure in account.failures[:_MOST_FAILURES]:
        place = f"{failure.origin}:{failure.line}" if failure.line else failure.origin
        screen.say(f"failed: {place}: {failure.reason.removeprefix(f'{failure.origin}: ')}")
    if account.failed > len(account.failures):
        more = account.failed - len(account.failures)
        screen.say(f"failed: {more:,} more, all in {order.shards / 'failures.jsonl'}")
    for lost in account.given_up:
        screen.say(f"failed: {lost}; run it again with fewer --workers, or with more memory")
    screen.say(
        f"{counted(account.reports, 'report')} coded in {counted(account.shards, 'shard')} of "
        f"{order.shards}: {account.words:,} words, {counted(account.records, 'record')}; "
        f"{account.failed:,} failed"
    )
    if order.prefilter:
        screen.say(
            f"{counted(account.skipped, 'report')} skipped by the prefilter; "
            f"{account.sampled:,} of them to check in {order.shards / 'skipped.jsonl'}"
        )


# ---------------------------------------------------------------- how it goes


@contextlib.contextmanager
def _told(screen: Screen) -> Iterator[Callable[[Progress], None]]:
    """A bar on a terminal; elsewhere, as in a batch system's log, a line a minute."""
    pace = Pace()
    if not screen.err.is_terminal:
        yield _logged(screen, pace)
        return
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=20))
    with Progress(*columns, console=screen.err, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(progress: object) -> None:
            pace.take(progress)  # type: ignore[arg-type]
            bar.update(task, description=pace.words(), completed=pace.steps, total=pace.of or None)

        yield tell


def _logged(screen: Screen, pace: Pace) -> Callable[[Progress], None]:
    last = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal last
        pace.take(progress)
        if time.monotonic() - last >= _LOG_EVERY:
            last = time.monotonic()
            screen.say(pace.words())

    return tell


class Pace:
    """The rate of a stage, and the time that is left of it at that rate."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage = ""
        self._began = 0.0
        self._told: Progress | None = None
        self.steps = self.of = 0

    def take(self, progress: Progress) -> None:
        if progress.stage != self._stage:
            self._stage, self._began = progress.stage, self._clock()
        self._told = progress
        self.steps, self.of = progress.steps, progress.of

    def words(self) -> str:
        """`coding 12/40 shards, 2,400 reports, 5.3/s, 0:07:10 left, 2 failed`."""
        told = self._told
        if told is None:
            return "reading"
        unit = "shards" if told.stage == "coding" else "groups of files"
        parts = [f"{told.stage} {told.steps:,}/{told.of:,} {unit}"]
        seconds, done = self._clock() - self._began, told.steps - told.before
        if told.reports + told.skipped and seconds > 0:
            taken = told.reports + told.skipped
            parts += [f"{taken:,} reports", f"{taken / seconds:.1f}/s"]
        if done > 0:
            left = timedelta(seconds=round(seconds / done * (told.of - told.steps)))
            parts.append(f"{left} left")
        parts += [
            f"{number:,} {name}"
            for number, name in (
                (told.skipped, "skipped"),
                (told.failed, "failed"),
                (told.killed, "workers lost"),
            )
            if number
        ]
        return ", ".join(parts)
