"""Parties as a person writes them in a field: ids, names of states, names the report knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.records import Actor
from dragoman.views import Parties

SEPARATOR = ";"
_ID = re.compile(r"([A-Z]{3})(?: ([A-Z]{3}))?(?::(.+))?$", re.S)


def written(actors: Sequence[Actor]) -> str:
    """`CHN GOV:Qin Gang; USA`: what `actors_of` reads back."""
    return f"{SEPARATOR} ".join(actor.id for actor in actors)


def actors_of(line: str, known: Iterable[Actor], parties: Parties) -> tuple[Actor, ...]:
    """The actors a line names. Raises SettingsError, with near names, for one nobody knows."""
    by_name: dict[str, Actor] = {}
    for actor in known:
        for name in (actor.id, parties.label(actor), actor.name or actor.id):
            by_name.setdefault(name.casefold(), actor)
    found = (part.strip() for part in line.split(SEPARATOR))
    return tuple(dict.fromkeys(_actor(part, by_name, parties) for part in found if part))


def _actor(name: str, known: dict[str, Actor], parties: Parties) -> Actor:
    if name.casefold() in known:
        return known[name.casefold()]
    if parts := _ID.match(name):
        first, sector, own = parts.groups()
        if sector or first in parties.names:
            return Actor(first, sector, own)
        if own:
            return Actor(None, first, own)
    return Actor(parties.code(name), "GOV")
