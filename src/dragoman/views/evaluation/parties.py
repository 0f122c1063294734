"""Whether an actor that the coder named is the one that the gold names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.records import Actor

# "anonymous-002-A" and "officials" number or gather people whom the text does not name.
_UNNAMED = re.compile(r"^(?:anonymous\b.*|officials|.*\(office\))$", re.I)


def is_party(wanted: str | None, found: Actor | None) -> bool:
    """The same party. Of persons and organs the name and the country count, of others the id.

    Nobody in particular (None) is met by nobody; numbers of anonymous sources are not compared.
    """
    if wanted is None:
        return found is None or found.id == "?"
    if found is None:
        return False
    code, _, name = wanted.partition(":")
    if not name:
        return found.id == wanted
    if _UNNAMED.match(name):
        nameless = found.name is None or bool(_UNNAMED.match(found.name))
        return nameless and _code(found) == code
    return (found.name or "").casefold() == name.casefold() and _country(found) == code.split()[0]


def is_side(wanted: str, found: Actor) -> bool:
    """The same party, or a state beside one of its own: `USA GOV` and its minister."""
    if is_party(wanted, found):
        return True
    code, _, name = wanted.partition(":")
    same_country = code.split()[0] == _country(found)
    return same_country and not (name and found.name and not _UNNAMED.match(found.name))


def are_parties(wanted: Sequence[str], found: Sequence[Actor]) -> bool:
    """Each wanted party found and none besides."""
    return all(any(is_party(name, actor) for actor in found) for name in wanted) and all(
        any(is_party(name, actor) for name in wanted) for actor in found if actor.id != "?"
    )


def are_sides(wanted: Sequence[str], found: Sequence[Actor]) -> bool:
    """Each wanted party or its state found, and no other state or person besides."""
    return all(any(is_side(name, actor) for actor in found) for name in wanted) and all(
        any(is_side(name, actor) for name in wanted) for actor in found if actor.id != "?"
    )


def _code(actor: Actor) -> str:
    return actor.id.partition(":")[0]


def _country(actor: Actor) -> str:
    return _code(actor).split()[0]
