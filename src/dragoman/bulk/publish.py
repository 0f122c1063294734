"""Files that appear whole or not at all, and lines of JSON packed the same way each time."""

from __future__ import annotations

import contextlib
import gzip
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

_DRAFT = ".draft"
# The packing is a tenth of a percent of the coding; a harder one would save little.
_LEVEL = 6


@contextlib.contextmanager
def published(goal: Path) -> Iterator[BinaryIO]:
    """A file that takes its name, and the place of an earlier one, once it is whole on the disk.

    Nothing is left behind by an error; a killed process leaves a draft, which is never read.
    """
    goal.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{goal.name}.", suffix=_DRAFT, dir=goal.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _rename(draft, goal)
        _settle(goal.parent)
    finally:
        draft.unlink(missing_ok=True)


def _rename(draft: Path, goal: Path) -> None:
    try:
        draft.chmod(0o644)
        draft.replace(goal)
    except FileNotFoundError:
        # Another machine has published the same file and tidied up behind all others.
        if not goal.exists():
            raise


def publish(goal: Path, data: bytes) -> None:
    """Write one small file, whole or not at all."""
    with published(goal) as out:
        out.write(data)


def drop_drafts(folder: Path) -> None:
    """Remove what killed processes left in a folder that nobody writes to any more."""
    for draft in folder.glob(f".*{_DRAFT}"):
        draft.unlink(missing_ok=True)


@contextlib.contextmanager
def packed(out: BinaryIO) -> Iterator[BinaryIO]:
    """Gzip without a name or a time in it: the same lines give the same bytes."""
    with gzip.GzipFile("", "wb", compresslevel=_LEVEL, fileobj=out, mtime=0) as stream:
        yield cast(BinaryIO, stream)


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets folders be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
