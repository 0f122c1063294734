"""Rows of another data set in our terms, and those that cannot be compared, counted by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.errors import SettingsError
from dragoman.read.events import DataRow
from dragoman.records import ReadFailure
from dragoman.views.beside.judgement import Asked
from dragoman.views.beside.sides import Sides, Translator
from dragoman.views.parties import Parties


@dataclass(frozen=True, slots=True)
class Theirs:
    """A row of theirs: as it stands in the file, and the codes that its parties have here."""

    id: str
    line: int
    day: date | None
    type: str | None
    modes: tuple[str, ...]
    cameo: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    url: str | None


class Gathered:
    """Their rows in our terms, and what is left out of the comparison."""

    def __init__(
        self,
        parties: Parties,
        between: tuple[str, str] | None,
        since: date | None,
        until: date | None,
    ) -> None:
        self._translator = Translator(parties)
        self._between = {(min(between), max(between))} if between else None
        self._since, self._until = since, until
        self.rows: list[tuple[Theirs, Asked]] = []
        self.left_out: Counter[str] = Counter()
        self.failures: list[ReadFailure] = []
        self.dataset: str | None = None
        self.first: date | None = None
        self.last: date | None = None

    def take(self, rows: Iterable[DataRow | ReadFailure]) -> None:
        for row in rows:
            if isinstance(row, ReadFailure):
                self.failures.append(row)
                continue
            self.dataset = row.dataset
            if row.dataset == "gdelt mentions":
                raise SettingsError(
                    "GDELT's mentions name no parties; give the file of events (.export.CSV)"
                )
            self._take(row)

    def _take(self, row: DataRow) -> None:
        sides = self._translator.sides(row.actors, row.recipients)
        fault = self._fault(row, sides)
        if fault is not None:
            self.left_out[fault] += 1
            return
        assert row.day is not None
        assert row.type is not None
        self.first = min(self.first or row.day, row.day)
        self.last = max(self.last or row.day, row.day)
        theirs = Theirs(
            row.id, row.line, row.day, row.type, row.modes, row.cameo,
            tuple(sorted(sides.active)), tuple(sorted(sides.passive)), row.url,
        )  # fmt: skip
        asked = Asked(sides, row.type, row.modes, row.cameo, row.day, row.url)
        self.rows.append((theirs, asked))

    def _fault(self, row: DataRow, sides: Sides) -> str | None:
        if row.day is None:
            return "no day"
        if (self._since and row.day < self._since) or (self._until and row.day > self._until):
            return "outside the days asked for"
        if not row.happened:
            return "the row says that there was no event"
        if row.type is None:
            return f"CAMEO {row.cameo} has no PLOVER type" if row.cameo else "no type"
        if not sides.active | sides.passive:
            return "no party that is known here; --actors adds a table"
        if self._between is not None and not self._between & sides.keys():
            return "of other parties"
        return None
