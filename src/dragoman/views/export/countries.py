"""Codes of a country in other data sets: COW numbers, CAMEO's letters, FIPS 10-4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman import resolve

_TABLE = Path(resolve.__file__).parent / "tables" / "countries.tsv"


@dataclass(frozen=True, slots=True)
class Country:
    """One country's codes, as strings; empty where a data set has none for it.

    `gone` is a state that is no more: its number may have passed to another, as Yugoslavia's.
    """

    iso3: str
    name: str
    cow: str = ""
    cameo: str = ""
    fips: str = ""
    gone: bool = False


def country(code: str | None, *, name: str) -> Country | None:
    """The codes of an ISO alpha-3 code; one that only the user's own table names has few.

    None for what is no country, whose `name` is its code.
    """
    if code is None or code in _countries():
        return _countries().get(code or "")
    return Country(code, name, cameo=code) if name != code else None


def countries() -> tuple[Country, ...]:
    """All countries of the shipped table: a state before the lands that belong to it, and one
    that is no more after those that are.
    """
    return tuple(sorted(_countries().values(), key=lambda each: each.gone))


@cache
def _countries() -> Mapping[str, Country]:
    found: dict[str, Country] = {}
    header, *lines = _TABLE.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    for line in lines:
        row = dict(zip(columns, line.split("\t"), strict=True))
        entry = Country(
            row["iso3"], row["name"], row["cow"], row["cameo"], row["fips"], bool(row["to"])
        )
        # A land that belongs to a state has its row after the state's.
        found.setdefault(entry.iso3, entry)
    return found
