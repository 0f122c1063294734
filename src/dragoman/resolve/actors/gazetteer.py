"""Named places with coordinates."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from dragoman.resolve.actors.load import parts, rows

COLUMNS = ("name", "names", "country", "kind", "lat", "lon")


class Site(NamedTuple):
    """A place of the gazetteer; `kind` is capital, city, region, island, sea, disputed, site."""

    name: str
    country: str | None
    kind: str
    latitude: float
    longitude: float


class Gazetteer:
    """Places by name; of several with one name the first in the table is the usual one.

    `labels` are the user's own: what a disputed place is called in records, and of which state.
    """

    def __init__(self) -> None:
        self.sites: dict[str, list[Site]] = defaultdict(list)
        self.labels: dict[str, tuple[str, str | None]] = {}

    def read(self, path: Path) -> None:
        for name, others, country, kind, latitude, longitude in rows(path, COLUMNS):
            site = Site(name, country or None, kind, float(latitude), float(longitude))
            for form in (name, *parts(others)):
                self.add(form, site)

    def add(self, form: str, site: Site) -> None:
        self.sites[form].append(site)

    def find(self, form: str, country: str | None = None) -> Site | None:
        found = self.sites.get(form, [])
        if country is not None:
            found = [site for site in found if site.country == country]
        return found[0] if found else None
