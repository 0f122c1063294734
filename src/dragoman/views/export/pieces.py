"""Writing what a format yields: to a stream, a file or a folder, all or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes for the file `name` of a folder, or for the only file where the name is empty.

    Pieces of one file follow each other.
    """

    data: bytes
    name: str = ""


def write_stream(pieces: Iterable[Piece], out: BinaryIO) -> None:
    """Write the one file to a stream, piece by piece."""
    for piece in pieces:
        out.write(piece.data)
    out.flush()


def write_file(pieces: Iterable[Piece], to: Path) -> None:
    """Write the one file beside `to` and give it that name once it is whole."""
    goal = to.resolve()
    if goal.is_dir():
        raise SettingsError(f"{to} is a folder; name a file, such as {to / 'export'}")
    with _translated(to):
        if goal.exists() and not goal.is_file():  # a pipe or a device has no name to give up
            with goal.open("wb") as out:
                write_stream(pieces, out)
            return
        handle, name = tempfile.mkstemp(prefix=f".{goal.name}.", dir=goal.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                write_stream(pieces, out)
            draft.chmod(goal.stat().st_mode if goal.exists() else 0o666 & ~_umask())
            draft.replace(goal)
        finally:
            draft.unlink(missing_ok=True)


def write_folder(pieces: Iterable[Piece], to: Path) -> None:
    """Write a folder beside `to` and put it in its place once it is whole.

    A folder of that name is replaced only if it holds nothing but files of such an export.
    """
    goal = to.resolve()
    if goal.exists() and not goal.is_dir():
        raise SettingsError(f"{to} is a file; this format writes a folder: give another --to")
    with _translated(to):
        draft = Path(tempfile.mkdtemp(prefix=f".{goal.name}.", dir=goal.parent))
        try:
            names = _fill(draft, pieces)
            _refuse_strangers(goal, names, to)
            draft.chmod(0o777 & ~_umask())
            _put_in_place(draft, goal)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _fill(folder: Path, pieces: Iterable[Piece]) -> set[str]:
    names: set[str] = set()
    for piece in pieces:
        with (folder / piece.name).open("ab") as out:
            out.write(piece.data)
        names.add(piece.name)
    return names


def _refuse_strangers(goal: Path, names: set[str], to: Path) -> None:
    held = {path.name for path in goal.iterdir()} if goal.exists() else set()
    if strangers := sorted(held - names):
        raise SettingsError(
            f"{to} holds other files ({', '.join(strangers[:3])}); name a new folder"
        )


def _put_in_place(draft: Path, goal: Path) -> None:
    if not goal.exists():
        draft.replace(goal)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{goal.name}.old.", dir=goal.parent))
    try:
        goal.replace(old / "it")
        try:
            draft.replace(goal)
        except OSError:
            (old / "it").replace(goal)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _translated(to: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise SettingsError(f"{to}: {fault.strerror or fault}; choose another --to") from fault


def _umask() -> int:
    mask = os.umask(0)
    with suppress(OSError):
        os.umask(mask)
    return mask
