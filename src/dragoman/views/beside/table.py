"""A comparison as one table: a line for each row of theirs, then for each that only we have."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.records import Reason
from dragoman.views.beside.comparison import Comparison, Pairing
from dragoman.views.export.quoting import one_line, short

COLUMNS = (
    "what", "score", "their_id", "their_line", "their_date", "their_type", "their_modes",
    "their_cameo", "their_actors", "their_recipients", "their_url", "our_id", "our_from", "our_to",
    "our_type", "our_modes", "our_status", "our_actors", "our_recipients", "reports", "origins",
    "source", "quote", "reasons",
)  # fmt: skip
_JOINT = "; "
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@")


def csv_lines(comparison: Comparison) -> Iterator[bytes]:
    """The header and the lines, UTF-8; quotes are cut where they are long."""
    yield _line(COLUMNS)
    for pairing in comparison.pairings:
        yield _line([_cell(value) for value in _cells(pairing)])


def _cells(pairing: Pairing) -> list[object]:
    theirs, ours = pairing.theirs, pairing.ours
    cells: list[object] = [pairing.what, pairing.score]
    if theirs is None:
        cells += [None] * 9
    else:
        cells += [
            theirs.id, theirs.line, theirs.day, theirs.type, theirs.modes, theirs.cameo,
            theirs.actors, theirs.recipients, theirs.url,
        ]  # fmt: skip
    if ours is None:
        cells += [None] * 12
    else:
        source = ours.sources[0]
        cells += [
            ours.id, ours.start, ours.end, ours.type, ours.modes, ours.status, ours.actors,
            ours.recipients, ours.reports, ours.origins, source.name,
            short(source.quote, whole=False),
        ]  # fmt: skip
    return [*cells, pairing.reasons]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date | int | float):
        return str(value)
    if isinstance(value, tuple):
        return _cell(_JOINT.join(map(_word, value)))
    written = one_line(str(value))
    return f"'{written}" if written.startswith(_FORMULA) else written


def _word(item: object) -> str:
    if isinstance(item, Reason):
        return f"{item.rule}: {item.words}" if item.words else item.rule
    return str(item)


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
