"""The plan of a bulk run: which files are read together, settled once and then kept.

Files are grouped in the order in which they were named and lie, so that the same inputs give the
same plan; a large file is a group of its own. Files that come later are no part of it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.bulk.folder import Folder
from dragoman.bulk.publish import packed, published
from dragoman.errors import SettingsError
from dragoman.read import files
from dragoman.records import ReadFailure

_GROUP_BYTES = 8 * 1024 * 1024
_GROUP_FILES = 2_000


@dataclass(frozen=True, slots=True)
class Group:
    """Files that one worker reads one after another; `failures` are what could not be listed."""

    number: int
    files: tuple[str, ...]
    failures: tuple[ReadFailure, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.number:05d}"


def planned(folder: Folder, inputs: Sequence[str]) -> list[Group]:
    """The groups of this folder's plan, which is made of `inputs` where there is none yet."""
    if not folder.plan.exists():
        groups = list(grouped(inputs))
        if not any(group.files for group in groups):
            why = next((f"{f.origin}: {f.reason}" for g in groups for f in g.failures), "no input")
            raise SettingsError(f"nothing to code: {why}")
        _write(folder.plan, groups)
    return _read(folder.plan)


def grouped(inputs: Sequence[str]) -> Iterator[Group]:
    """Files in order, gathered until they are worth a worker's while."""
    number, size = 1, 0
    held: list[str] = []
    failed: list[ReadFailure] = []
    for each in (found for source in inputs for found in files(source)):
        if isinstance(each, ReadFailure):
            failed.append(each)
            continue
        more = _size(each)
        if held and (size + more > _GROUP_BYTES or len(held) == _GROUP_FILES):
            yield Group(number, tuple(held), tuple(failed))
            number, size, held, failed = number + 1, 0, [], []
        held.append(str(each))
        size += more
    if held or failed:
        yield Group(number, tuple(held), tuple(failed))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _write(file: Path, groups: Sequence[Group]) -> None:
    with published(file) as out, packed(out) as lines:
        for group in groups:
            failures = [[failure.origin, failure.reason] for failure in group.failures]
            row = {"group": group.number, "files": group.files, "failures": failures}
            lines.write(json.dumps(row).encode() + b"\n")


def _read(file: Path) -> list[Group]:
    try:
        with gzip.open(file, "rb") as lines:
            rows = [json.loads(line) for line in lines]
        return [
            Group(
                row["group"],
                tuple(row["files"]),
                tuple(ReadFailure(origin, reason) for origin, reason in row["failures"]),
            )
            for row in rows
        ]
    except (OSError, EOFError, ValueError, KeyError) as fault:
        raise SettingsError(f"{file}: damaged ({fault}); choose another --shards") from fault
