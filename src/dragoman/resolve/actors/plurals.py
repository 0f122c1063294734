"""The few rules of English number that names of peoples need."""

from __future__ import annotations

_SINGULAR = {"Frenchmen": "Frenchman", "Irishmen": "Irishman", "Dutchmen": "Dutchman"}


def singular_demonyms(plural: str) -> tuple[str, ...]:
    """The singular of a people's name that is no adjective: Briton, Turk, Dane."""
    if plural in _SINGULAR:
        return (_SINGULAR[plural],)
    return (plural[:-1],) if plural.endswith("s") else ()
