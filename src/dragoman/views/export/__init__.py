"""What the ledger knows in the formats of other programs.

    exported = export(ledger, FORMATS["plover"], Selection(), parties, to=Path("events.jsonl"))

A format is one module here; `formats.py` lists them, docs/formats.md tells columns and choices.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from dragoman.views.export.formats import FORMATS, Format, format_named
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import write_file, write_folder, write_stream
from dragoman.views.export.selection import Selection
from dragoman.views.parties import Parties

__all__ = ["FORMATS", "Exported", "Format", "Selection", "export", "format_named"]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where, and what the format had no room for, with the reason."""

    format: str
    to: str
    left_out: tuple[tuple[str, int], ...]


def export(
    ledger: Ledger,
    format: Format,
    selection: Selection,
    parties: Parties,
    *,
    to: Path | BinaryIO,
) -> Exported:
    """Write the chosen records, whole or not at all; a format of several files needs a folder."""
    left_out: Counter[str] = Counter()
    pieces = format.pieces(Material(ledger, selection, parties), left_out)
    if not isinstance(to, Path):
        if format.folder:
            raise SettingsError(f"--as {format.name} writes a folder; name it with --to")
        write_stream(pieces, to)
    elif format.folder:
        write_folder(pieces, to)
    else:
        write_file(pieces, to)
    reasons = tuple(sorted((reason, count) for reason, count in left_out.items() if count))
    return Exported(format.name, str(to) if isinstance(to, Path) else "-", reasons)
