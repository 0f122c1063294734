"""GDELT 2.0 events: 61 columns, tab-separated, without a header.

One row for each occurrence and pair of sides: `NumArticles` counts its reports. Tone is not
measured and stays empty. Ids are numbers of 15 digits made from ours, which no id of GDELT is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from dragoman import ontology
from dragoman.records import Actor, Place
from dragoman.views.export.coded import CodedRow, Dyad, dyads, number_of, real_rows
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.export.quoting import tsv

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
# PLOVER's sectors in CAMEO's letters; the two lists have MED and JRN the other way round.
TYPES = {
    "JRN": "MED", "MED": "HLH", "UNK": "", "PRE": "", "SOC": "CVL", "PRM": "UAF",
}  # fmt: skip
GROUPS = {"UNO": "UNO", "EUR": "EEC", "IGO": "", "NGO": "", "ISM": "", "IMG": "", "MNC": ""}
GROUP_TYPES = {"UNO": "IGO", "EUR": "IGO", "ISM": "IMG"}
_LEAST_PARAGRAPH = 60


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """One line for each pair of sides of each event on a known day."""
    for row in real_rows(material, left_out):
        pairs = list(dyads(row, both_ways=False))
        if not pairs:
            left_out["no first party, which GDELT requires"] += 1
        for pair in pairs:
            yield Piece(tsv(_cells(row, pair, material)))


def event_number(row: CodedRow, pair: Dyad) -> int:
    """The id of the row of one pair: every GLOBALEVENTID is unique."""
    target = pair.target.id if pair.target else ""
    return number_of(f"{row.id} {pair.source.id} {target}")


def added(row: CodedRow) -> str:
    """The day of the first report, as GDELT writes a moment; empty where none has a day."""
    days = [told.source.published for told in row.tellings if told.source.published]
    return f"{min(days):%Y%m%d}000000" if days else ""


def identifier(url: str | None, report: str) -> str:
    """An address, or the report's name in this ledger where it has none."""
    return url or f"urn:dragoman:{report}"


def _cells(row: CodedRow, pair: Dyad, material: Material) -> list[object]:
    day = row.day
    assert day is not None
    code, source = row.cameo, row.head.source
    outlets = {told.source.outlet or told.source.id for told in row.tellings}
    return [
        event_number(row, pair), f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", _fraction(day),
        *_actor(pair.source, material), *_actor(pair.target, material),
        int(_leads(row, material)), code, code[:3], code[:2], ontology.quad(row.type),
        ontology.goldstein(code), len(row.tellings), len(outlets), len(row.reports), None,
        *_geo(None, material), *_geo(None, material), *_geo(row.place, material),
        added(row), identifier(source.url, source.id),
    ]  # fmt: skip


def _fraction(day: date) -> str:
    """GDELT's year with the share of it that has passed, a month counting 30 days."""
    share = ((day.month - 1) * 30 + day.day) / 365
    return f"{day.year + min(share, 0.9999):.4f}"


def _actor(actor: Actor | None, material: Material) -> list[object]:
    if actor is None:
        return [None] * 10
    known = material.country(actor.country)
    letters = (known.cameo or known.iso3) if known else ""
    group = GROUPS.get(actor.country or "", "")
    kind = TYPES.get(actor.sector or "", actor.sector or "")
    if actor.country in GROUPS:
        kind = GROUP_TYPES.get(actor.country, actor.country)
    return [
        (letters or group) + kind, material.name(actor).upper(), letters, group,
        None, None, None, kind, None, None,
    ]  # fmt: skip


def _geo(place: Place | None, material: Material) -> list[object]:
    if place is None:
        return [0, *[None] * 7]
    known = material.country(place.country)
    fips = known.fips if known else ""
    home = place.country == "USA"
    kinds = {"country": 1, "city": 3 if home else 4, "region": 2 if home else 5}
    parts = [place.name]
    if place.precision != "country" and known:
        parts.append(known.name)
    return [
        kinds[place.precision], ", ".join(parts), fips,
        fips if place.precision == "country" else None, None,
        place.latitude, place.longitude, None,
    ]  # fmt: skip


def _leads(row: CodedRow, material: Material) -> bool:
    """Told in the first paragraph that is more than a title or a byline."""
    text = material.annotated(row.head.source.id)
    first = next((part for part in text.paragraphs if len(part) >= _LEAST_PARAGRAPH), None)
    return first is not None and row.event.evidence.spans[0].start < first.end
