"""The account of a bulk run: what was coded, what failed, what was skipped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from dragoman.bulk.folder import Folder, Shard
from dragoman.bulk.publish import publish, published
from dragoman.bulk.shard import Notes
from dragoman.records import ReadFailure

_MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class Account:
    """Totals of a run; `failures` are the first of `failed`, the others are in the folder.

    `given_up` are shards and groups that killed every worker: they are not coded, and the next
    run tries them again.
    """

    shards: int
    reports: int
    words: int
    records: int
    skipped: int
    skipped_words: int
    sampled: int
    failed: int
    failures: tuple[ReadFailure, ...] = ()
    given_up: tuple[str, ...] = ()

    @property
    def faultless(self) -> bool:
        return not (self.failed or self.given_up)


def finish(folder: Folder, shards: Sequence[Shard]) -> Account:
    """Write the lists and the summary of a run that is whole, and tidy its folder up."""
    with published(folder.failures) as failed, published(folder.skipped) as skipped:
        for shard in shards:
            notes = Notes.load(folder.notes(shard))
            failed.writelines(_line(asdict(failure)) for failure in notes.failures)
            skipped.writelines(_line(asdict(sample)) for sample in notes.samples)
    told = account(folder, shards)
    totals = {name: value for name, value in asdict(told).items() if isinstance(value, int)}
    publish(folder.summary, json.dumps(totals, indent=1).encode() + b"\n")
    folder.tidy()
    return told


def account(folder: Folder, shards: Iterable[Shard], *, given_up: Sequence[str] = ()) -> Account:
    """What the notes of these shards add up to."""
    totals = dict.fromkeys(("reports", "words", "records", "skipped", "skipped_words"), 0)
    count = sampled = failed = 0
    first: list[ReadFailure] = []
    for shard in shards:
        notes = Notes.load(folder.notes(shard))
        count += 1
        for name in totals:
            totals[name] += getattr(notes, name)
        sampled += len(notes.samples)
        failed += len(notes.failures)
        first += notes.failures[: _MOST_NAMED - len(first)]
    return Account(
        shards=count, **totals, sampled=sampled, failed=failed, failures=tuple(first),
        given_up=tuple(given_up),
    )  # fmt: skip


def _line(row: dict[str, object]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
