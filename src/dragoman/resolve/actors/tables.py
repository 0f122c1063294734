"""All that is known of actors and places before a report is read."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dragoman.resolve.actors.dictionaries import add_extra
from dragoman.resolve.actors.gazetteer import Gazetteer
from dragoman.resolve.actors.holders import Holders
from dragoman.resolve.actors.homonyms import read_homonyms
from dragoman.resolve.actors.lexicon import Entry, Lexicon
from dragoman.resolve.actors.load import SHIPPED, Names, add_person_forms

FOLDER = Path(__file__).parent.parent / "tables"


class ActorTables:
    """States, organs, offices, holders and places, compiled once and then only read.

    `version` is empty for the shipped tables alone, and else a hash of the user's own.
    """

    def __init__(self, names: Names, gazetteer: Gazetteer, *, version: str = "") -> None:
        self.version = version
        persons = names.persons()
        add_person_forms(names, persons)
        self.holders = Holders(persons)
        self.gazetteer = gazetteer
        self.homonyms = read_homonyms(FOLDER / "homonyms.tsv")
        self.state_names = dict(names.state_names)
        self.members = dict(names.members)
        self.functions = dict(names.functions)
        self._own_organs = dict(names.own_organs)
        for form, sites in gazetteer.sites.items():
            for site in sites[:1]:
                names.add(form, Entry("place", site.country, None, site.name, flags=site.kind))
        self.proper = Lexicon(names.proper)
        self.common = Lexicon(names.common)

    @classmethod
    def load(cls, extra: Iterable[Path | str] = ()) -> ActorTables:
        """The shipped tables, and `extra` ones of the user's in any form that is read here."""
        own = [Path(path) for path in extra]
        with _no_collection():
            names, gazetteer = Names(), Gazetteer()
            for file, add in SHIPPED:
                add(names, FOLDER / file)
            gazetteer.read(FOLDER / "cities.tsv")
            for path in own:
                add_extra(names, gazetteer, path)
            return cls(names, gazetteer, version=_version(own))

    def organ(self, name: str | None, country: str | None) -> str | None:
        """What that country calls the organ: the foreign ministry of the USA is its State
        Department."""
        if name is None or country is None:
            return name
        return self._own_organs.get((name, country), name)

    def members_of(self, organisation: str, on: date | None) -> tuple[str, ...]:
        """Codes of the members on that day, or of all there ever were when the day is unknown."""
        return tuple(
            code
            for code, since, until in self.members.get(organisation, ())
            if on is None or ((since is None or since <= on) and (until is None or on <= until))
        )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Thousands of small objects that all stay: looking for garbage among them costs a fifth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _version(extra: Sequence[Path]) -> str:
    if not extra:
        return ""
    digest = hashlib.sha256()
    for path in extra:
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:8]
