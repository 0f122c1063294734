"""A process that codes in bulk, or reads, slowly: `runner.py bulk|read INPUT TARGET`.

It goes on where it was killed. Tests kill it, its workers, or both.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bulk.coders import MakesHandCoder
from dragoman.bulk import Folder, Manifest, code_inputs
from dragoman.ledger import Ledger
from dragoman.pipeline import read_into
from dragoman.read import ReadOptions

SLOW = MakesHandCoder(seconds=0.02)


def code(source: Path, target: Path) -> None:
    """Code in bulk with two workers and small shards."""
    manifest = Manifest(coder=SLOW().version, inputs=(str(source),), per_shard=4)
    account = code_inputs(Folder(target), manifest, coder=SLOW, workers=2)
    assert account is not None


def read(source: Path, target: Path) -> None:
    """Read into a ledger."""
    with Ledger.open(target) as ledger:
        read_into(ledger, [source], coder=SLOW(), options=ReadOptions())


if __name__ == "__main__":
    {"bulk": code, "read": read}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
