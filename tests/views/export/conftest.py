"""What the tests of exports share: a small ledger, and what a format makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.ledger import Ledger
from dragoman.resolve import ActorTables
from dragoman.views import Parties
from dragoman.views.export import FORMATS, Selection
from dragoman.views.export.material import Material
from export_corpus import filled

Written = Callable[..., bytes]
Folder = Callable[..., dict[str, bytes]]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "small.sqlite") as opened:
        yield opened


@pytest.fixture(scope="session")
def parties() -> Parties:
    return Parties(ActorTables.load())


@pytest.fixture
def folder(ledger: Ledger, parties: Parties) -> Folder:
    """What a format yields, file by file."""

    def write(
        name: str, left_out: Counter[str] | None = None, **choices: object
    ) -> dict[str, bytes]:
        selection = Selection(**choices)  # type: ignore[arg-type] # passed on
        material = Material(ledger, selection, parties)
        found: dict[str, bytes] = {}
        for piece in FORMATS[name].pieces(material, Counter() if left_out is None else left_out):
            found[piece.name] = found.get(piece.name, b"") + piece.data
        return found

    return write


@pytest.fixture
def written(folder: Folder) -> Written:
    """The bytes of a format of one file."""

    def write(name: str, left_out: Counter[str] | None = None, **choices: object) -> bytes:
        (data,) = folder(name, left_out, **choices).values()
        return data

    return write
