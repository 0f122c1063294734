"""GDELT's files, which have no header: events of 2.0 (61 columns) and 1.0 (58, 57), mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.read.events.cells import day, known, number, split
from dragoman.read.events.icews import cameo_code, plover_type
from dragoman.read.events.row import DataParty, DataRow
from dragoman.records import ReadFailure

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_DAILY = tuple(name for name in EVENTS if not name.endswith("ADM2Code"))
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_LAYOUTS: Mapping[int, Sequence[str]] = {
    61: EVENTS, 58: _DAILY, 57: _DAILY[:-1], 16: MENTIONS, 15: MENTIONS[:-1],
}  # fmt: skip


def layout_of(cells: Sequence[str]) -> Sequence[str] | None:
    """The columns of a file whose first line has these cells; None where it is not GDELT's."""
    columns = _LAYOUTS.get(len(cells))
    if columns is None or cells[0] == "GLOBALEVENTID":
        return columns
    moment = cells[1]
    return columns if cells[0].isdigit() and moment.isdigit() and len(moment) >= 8 else None


def rows(
    columns: Sequence[str], lines: Iterator[tuple[int, str | None]], origin: str
) -> Iterator[DataRow | ReadFailure]:
    """A row for each line that is one; each other line is named with its number."""
    for at, line in lines:
        if line is not None and not line.strip():
            continue
        cells = split(line) if line is not None else []
        if cells and cells[0] == "GLOBALEVENTID":
            continue
        if len(cells) != len(columns) or not cells[0].isdigit():
            reason = f"{len(cells)} cells where this file has {len(columns)}; the row is skipped"
            if len(cells) == len(columns):
                reason = f"the id {cells[0][:20]!r} is no number; the row is skipped"
            yield ReadFailure(origin, reason, at)
            continue
        row = dict(zip(columns, cells, strict=True))
        yield _mention(row, at) if "MentionType" in row else _event(row, at)


def _event(cells: Mapping[str, str], line: int) -> DataRow:
    code = cameo_code(cells["EventCode"])
    kind, modes = plover_type(code)
    return DataRow(
        dataset="gdelt",
        id=cells["GLOBALEVENTID"],
        day=day(cells, "SQLDATE"),
        type=kind,
        modes=modes,
        cameo=code,
        score=number(cells, "GoldsteinScale"),
        actors=_party(cells, "Actor1"),
        recipients=_party(cells, "Actor2"),
        place=known(cells, "ActionGeo_FullName"),
        place_country=known(cells, "ActionGeo_CountryCode"),
        latitude=number(cells, "ActionGeo_Lat"),
        longitude=number(cells, "ActionGeo_Long"),
        url=known(cells, "SOURCEURL"),
        line=line,
        cells=cells,
    )


def _mention(cells: Mapping[str, str], line: int) -> DataRow:
    return DataRow(
        dataset="gdelt mentions",
        id=cells["GLOBALEVENTID"],
        day=day(cells, "MentionTimeDate"),
        type=None,
        modes=(),
        cameo=None,
        score=None,
        actors=(),
        recipients=(),
        url=known(cells, "MentionIdentifier"),
        publisher=known(cells, "MentionSourceName"),
        line=line,
        cells=cells,
    )


def _party(cells: Mapping[str, str], role: str) -> tuple[DataParty, ...]:
    if known(cells, f"{role}Code") is None and known(cells, f"{role}Name") is None:
        return ()
    sectors = (known(cells, f"{role}Type{at}Code") for at in (1, 2, 3))
    return (
        DataParty(
            known(cells, f"{role}Name"), known(cells, f"{role}CountryCode"), None,
            tuple(sector for sector in sectors if sector),
        ),
    )  # fmt: skip
