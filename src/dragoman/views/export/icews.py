"""ICEWS' table: 20 columns, tab-separated, with a header.

CAMEO codes are strings with leading zeros. Consultations stand in both directions, as two rows
of one event id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman import ontology
from dragoman.records import Actor
from dragoman.views.export.coded import CodedRow, Dyad, dyads, number_of, real_rows
from dragoman.views.export.material import Material
from dragoman.views.export.pieces import Piece
from dragoman.views.export.quoting import tsv

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip
SECTORS = {
    "AGR": "Agricultural", "BUS": "Business", "COP": "Police", "CRM": "Criminals / Gangs",
    "CVL": "General Population / Civilian / Social", "EDU": "Education", "ELI": "Elite",
    "GOV": "Government", "JRN": "News", "JUD": "Judicial", "LAB": "Labor",
    "LEG": "Legislative / Parliamentary", "MED": "Medical / Health", "MIL": "Military",
    "OPP": "Parties,Opposition", "PRE": "Unrecognized State", "PRM": "Paramilitary",
    "PTY": "Parties", "REB": "Dissident,Rebel", "REF": "Refugees / Displaced",
    "REL": "Religious", "SOC": "Social", "SPY": "Intelligence", "UAF": "Unidentified Forces",
}  # fmt: skip
_MIRROR = {"042": "043", "043": "042"}


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:
    """The header, then a row for each pair of sides; consultations in both directions."""
    yield Piece(tsv(list(COLUMNS)))
    for row in real_rows(material, left_out):
        pairs = [pair for pair in dyads(row, both_ways=True) if pair.target is not None]
        if not pairs:
            left_out["no second party, which ICEWS requires"] += 1
        for pair in pairs:
            yield Piece(tsv(_cells(row, pair, material)))


def _cells(row: CodedRow, pair: Dyad, material: Material) -> list[object]:
    source, place = row.head.source, row.place
    code = _MIRROR.get(row.cameo, row.cameo) if pair.mirrored else row.cameo
    spans = row.event.evidence.spans
    known = material.country(place.country) if place else None
    assert pair.target is not None
    return [
        row.number, row.day, *_party(pair.source, material),
        ontology.cameo_named(code).name, code, ontology.goldstein(code),
        *_party(pair.target, material),
        number_of(source.id), material.sentence_number(source.id, spans[0].start),
        source.outlet or source.agency,
        place.name if place and place.precision == "city" else None, None,
        place.name if place and place.precision == "region" else None,
        known.name if known else None,
        place.latitude if place else None, place.longitude if place else None,
    ]  # fmt: skip


def _party(actor: Actor, material: Material) -> list[object]:
    known = material.country(actor.country)
    return [
        material.name(actor), SECTORS.get(actor.sector or ""), known.name if known else None
    ]  # fmt: skip
