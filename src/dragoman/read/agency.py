"""The agency that a report came from, as far as its text says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.errors import OntologyError
from dragoman.read.dateline import dateline_in

_CREDIT = re.compile(r"\((?P<agency>[^\W\d_][^()/\n]{1,30})/[^()/\n]{2,50}\)")
_SHARED = re.compile(
    r"(?P<agency>[^\W\d_][\w .&-]{1,30}?),?\s+with additional (?:editing|reporting|input)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\(?(?:Sources?|Agency|Via|From)\s*:\s*(?P<agency>[^()\n]{2,40}?)\)?\.?$"
    r"|(?:©|\(c\)|Copyright)[\s\d©,-]*(?P<owner>[^\n]{2,40}?)\.?(?:\s+All rights reserved.*)?$",
    re.IGNORECASE,
)
_UNLISTED = re.compile(r"[A-Z]{2,8}$|.*\b(?:News|Press|Agency|Wire)\b")
_LAST_CHARACTERS = 2000
_FIRST_CHARACTERS = 2000
_LAST_LINES = 8


def agency_in(text: str) -> str | None:
    """The agency named in the dateline, in a line at the end, or in a picture's credit."""
    line = dateline_in(text)
    if line and line.agency and (found := _named_or_likely(line.agency)):
        return found
    return _signed_off(text[-_LAST_CHARACTERS:]) or _credited(text[:_FIRST_CHARACTERS])


def known_agency(name: str) -> str | None:
    """The name that we use for an agency, or None for one that is not listed."""
    return _agencies().get(name.strip().casefold())


def _named_or_likely(name: str) -> str | None:
    """A name in a dateline's brackets is an agency if listed, or if it is written like one."""
    return known_agency(name) or (name if _UNLISTED.match(name) else None)


def _signed_off(ending: str) -> str | None:
    """`Reuters with additional editing by ...`, `Source: Xinhua`, `© 2023 AFP`, `Reuters`."""
    lines = [line.strip(" \t*_•–—-()") for line in re.split(r"[\n\r]+", ending)]
    for line in reversed([line for line in lines if line][-_LAST_LINES:]):
        if match := _SHARED.match(line):
            return _named_or_likely(match["agency"])
        if match := _NAMED.match(line):
            named = known_agency(match["agency"] or match["owner"])
            if named:
                return named
        elif found := known_agency(line.rstrip(".")):
            return found
    return None


def _credited(opening: str) -> str | None:
    """`(Xinhua/Liu Jie)`; a credit that says "Photo" tells only whose picture it is."""
    for match in _CREDIT.finditer(opening):
        if found := known_agency(match["agency"]):
            return found
    return None


@cache
def _agencies() -> Mapping[str, str]:
    table = files("dragoman.read").joinpath("agencies.tsv").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for number, row in enumerate(table.splitlines(), 1):
        if not row or row.startswith("#"):
            continue
        name, tab, others = row.partition("\t")
        if not tab:
            raise OntologyError(f"agencies.tsv line {number}: a tab must follow the name")
        for each in (name, *filter(None, others.split("|"))):
            names[each.casefold()] = name
    return names
