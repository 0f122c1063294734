"""Cut a group of files into input shards: a few hundred reports each, as they were read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dragoman.bulk.folder import Folder, Shard
from dragoman.bulk.lines import Item, line_of
from dragoman.bulk.plan import Group
from dragoman.bulk.publish import packed, publish, published
from dragoman.read import ReadOptions, reports
from dragoman.records import ReadFailure

_MOST_CHARACTERS = 500_000
_KILLER = "the worker was killed each time it read this file; see what it is, leave it out"


def cut(
    group: Group,
    folder: Folder,
    *,
    options: ReadOptions,
    per_shard: int,
    leave_out: Collection[int] = (),
    progress: Path | None = None,
) -> int:
    """Write the shards of a group and then how many they are; gives the number of items.

    Done a second time it writes the same files again. `leave_out` are the numbers, from 0, of
    files that no worker survives; `progress` always holds the number of the file in work.
    """
    parts = count = 0
    coming = _items(group, options, leave_out, progress)
    for parts, items in enumerate(_portions(coming, per_shard), 1):
        with published(folder.reports(Shard(group.number, parts))) as out, packed(out) as lines:
            for item in items:
                lines.write(line_of(item))
        count += len(items)
    told = {"shards": parts, "items": count}
    publish(folder.cut(group.number), json.dumps(told).encode() + b"\n")
    return count


def _items(
    group: Group, options: ReadOptions, leave_out: Collection[int], progress: Path | None
) -> Iterator[Item]:
    for failure in group.failures:
        yield Item(failure=failure)
    for number, file in enumerate(group.files):
        if progress is not None:
            progress.write_text(str(number), encoding="ascii")
        if number in leave_out:
            yield Item(failure=ReadFailure(file, _KILLER))
            continue
        for each in reports(file, options=options):
            yield Item(failure=each) if isinstance(each, ReadFailure) else Item(report=each)


def _portions(items: Iterable[Item], per_shard: int) -> Iterator[list[Item]]:
    held: list[Item] = []
    size = 0
    for item in items:
        more = len(item.report.text) if item.report else 0
        if held and (len(held) == per_shard or size + more > _MOST_CHARACTERS):
            yield held
            held, size = [], 0
        held.append(item)
        size += more
    if held:
        yield held
