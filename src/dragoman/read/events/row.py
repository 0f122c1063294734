"""One row of another event data set, as far as data sets agree on what a row says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

DataSet = Literal["polecat", "icews", "gdelt", "gdelt mentions", "plover"]


@dataclass(frozen=True, slots=True)
class DataParty:
    """A party as the data set names it; `country` in the data set's own letters or words."""

    name: str | None = None
    country: str | None = None
    cow: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row: what, who, when, where, and the report it names.

    `type` is PLOVER's, by the table from CAMEO where the data set has CAMEO; `story` names the
    report in the data set, `url` where it has an address. `cells` are all cells by column, with
    the columns' usual names; a text such as `None` stays in them and is None in the fields.
    `offsets` are where its words stand in the report, `happened` is false for a row that says of
    itself that there was no event; only PLOVER has room for either.
    """

    dataset: DataSet
    id: str
    day: date | None
    type: str | None
    modes: tuple[str, ...]
    cameo: str | None
    score: float | None
    actors: tuple[DataParty, ...]
    recipients: tuple[DataParty, ...]
    place: str | None = None
    place_country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    story: str | None = None
    url: str | None = None
    publisher: str | None = None
    offsets: tuple[int, int] | None = None
    happened: bool = True
    line: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)
