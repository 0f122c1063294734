"""Dictionaries that users bring: a table of kinds, dated codes, PETRARCH actors and agents."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from dragoman.errors import OntologyError
from dragoman.resolve.actors.gazetteer import Gazetteer, Site
from dragoman.resolve.actors.holders import Person, Term
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.load import ORGANISATION_CODES, Names, day, parts, rows

EXTRA_COLUMNS = "kind code name adjective office aliases from to lat lon".split()
_CODE = re.compile(r"\[([~A-Z0-9/]*)\s*([<>]?\d{6,8}(?:\s*-\s*\d{6,8})?)?\]")
_PARTICLE = re.compile(r"(?<=[ -])(?:Al|El|Bin|Ibn|De|Da|Dos|Del|Van|Von|Der|Of|The|And|For|In)\b")
_ABBREVIATION = 6
_CAMEO_SECTORS = {"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB", "RAD": "REB"}


def add_extra(names: Names, gazetteer: Gazetteer, path: Path) -> None:
    """Reads one user's file, whichever of the known forms it has."""
    if not path.is_file():
        raise OntologyError(f"{path}: no such table of actors; check the path")
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    if first.startswith("kind\t"):
        _add_kinds(names, gazetteer, path)
    elif "\t" in first.strip() and "[" not in first:
        _add_codes(names, path)
    else:
        add_petrarch(names, path.read_text(encoding="utf-8"))


# ---------------------------------------------------------------- a table of kinds


def _add_kinds(names: Names, gazetteer: Gazetteer, path: Path) -> None:
    for row in rows(path, EXTRA_COLUMNS):
        kind, code, name, adjective, office, aliases, since, until, latitude, longitude = row
        if kind == "state":
            _add_state(names, code, name, adjective, office, aliases)
        elif kind == "organ":
            for form in (name, *parts(aliases)):
                names.add(form, Entry("organ", code, office or "GOV", name))
        elif kind == "organisation":
            for form in (name, *parts(aliases)):
                names.add(form, Entry("organisation", code, office or None, name))
        elif kind == "person":
            _add_holder(names, code, name, adjective, office, aliases, since, until)
        elif kind == "city":
            place = Site(name, code, office or "city", float(latitude), float(longitude))
            for form in (name, *parts(aliases)):
                gazetteer.sites[form].insert(0, place)
        elif kind == "label":
            _add_label(gazetteer, path, name, aliases, code)
        else:
            raise OntologyError(
                f"{path}: unknown kind {kind!r}; use state, organ, person, city, organisation or "
                "label"
            )


def _add_label(gazetteer: Gazetteer, path: Path, name: str, label: str, code: str) -> None:
    """What a place of the shipped table is to be called, and whose it is; no code, nobody's."""
    site = gazetteer.find(name)
    if site is None:
        raise OntologyError(f"{path}: no place {name!r} to label; name one of cities.tsv")
    gazetteer.labels[site.name] = (label or site.name, code or None)


def _add_state(
    names: Names, code: str, name: str, adjective: str, capital: str, aliases: str
) -> None:
    names.state_names[code] = name
    for form in (name, *parts(aliases)):
        names.add(form, Entry("state", code, "GOV"))
    for form in parts(adjective):
        names.add(form, Entry("adjective", code, "GOV"))
        if not form.endswith(("ese", "ish", "s")):
            names.add(form + "s", Entry("demonym", code, "GOV", plural=True))
    for form in parts(capital):
        names.add(form, Entry("capital", code, "GOV"))


def _add_holder(
    names: Names, code: str, name: str, gender: str, office: str, aliases: str, since: str,
    until: str,
) -> None:  # fmt: skip
    function, sector = names.office(office)
    term = Term(
        office, function, None if code in ORGANISATION_CODES else sector,
        day(since) or date.min, day(until, end=True), "user",
    )  # fmt: skip
    names.add_person(Person(code, name, tuple(parts(aliases)), gender, (term,)))


# ---------------------------------------------------------------- name, code, from, to


def _add_codes(names: Names, path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith(("#", "name\t")):
            continue
        cells = [*line.split("\t"), "", ""][:4]
        if not cells[1]:
            raise OntologyError(f"{path}:{number}: a name needs a code after a tab")
        names.add(cells[0].strip(), _coded(cells[1], cells[0], day(cells[2]), day(cells[3])))


def _coded(code: str, name: str, since: date | None, until: date | None) -> Entry:
    country, sector = split_code(code)
    return Entry("organ", country, sector, name.strip(), since=since, until=until)


def split_code(code: str) -> tuple[str | None, str | None]:
    """Country and sector of a CAMEO or PLOVER code: CHNGOV, `CHN GOV`, ~MIL."""
    plain = code.replace(" ", "").lstrip("~")
    if code.startswith("~"):
        return None, _CAMEO_SECTORS.get(plain[:3], plain[:3] or None)
    sector = plain[3:6] or None
    return plain[:3] or None, _CAMEO_SECTORS.get(sector, sector) if sector else None


# ---------------------------------------------------------------- PETRARCH


def add_petrarch(names: Names, source: str) -> None:
    """Reads a PETRARCH actor or agent file: names, `+` synonyms and dated codes in brackets."""
    forms: list[str] = []
    coded = False
    for line in source.split("\n"):
        line = re.split(r"[;#]", line, maxsplit=1)[0].rstrip()
        if not line.strip() or line.startswith(("<", "!")):
            continue
        codes = _CODE.findall(line)
        form = line.partition("[")[0].strip()
        if form and not line.startswith(("\t", " ", "+")) and (coded or forms):
            forms, coded = [], False
        if form:
            forms.extend(_forms(form))
        for code, dates in codes:
            _add_petrarch(names, forms, code, dates)
            coded = True


def _forms(written: str) -> list[str]:
    """`MINISTER_{MINISTERS}` and `POLICE!` as forms in the case of running text."""
    forms = []
    for part in re.split(r"[{},]", written.lstrip("+")):
        words = part.replace("_", " ").replace("!", "").split()
        if words:
            forms.append(" ".join(words))
    return forms


def _add_petrarch(names: Names, forms: list[str], code: str, dates: str) -> None:
    since, until = _dates(dates)
    country, sector = split_code(code)
    for form in forms:
        if code.startswith("~"):
            names.add_common(form, Entry("role", None, sector, form.lower(), flags="t"))
            continue
        for written in _as_printed(form):
            name = _as_printed(forms[0])[0]
            names.add(written, Entry("organ", country, sector, name, since=since, until=until))


def _as_printed(form: str) -> list[str]:
    """The capitals of a dictionary as newspapers set them: HAMID AL-KARIM is Hamid al-Karim."""
    plain = _PARTICLE.sub(lambda found: found.group().lower(), form.title())
    short = " " not in form and len(form) <= _ABBREVIATION
    return [plain, form] if short and form != plain else [plain]


def _dates(written: str) -> tuple[date | None, date | None]:
    """`990101-020101`, `<990101`, `>020101`: days as PETRARCH writes them."""
    bare = written.strip()
    if not bare:
        return None, None
    if bare[0] == "<":
        return None, _petrarch_day(bare[1:])
    if bare[0] == ">":
        return _petrarch_day(bare[1:]), None
    start, _, end = bare.partition("-")
    return _petrarch_day(start.strip()), _petrarch_day(end.strip()) if end else None


def _petrarch_day(written: str) -> date:
    if len(written) == 8:
        return date(int(written[:4]), int(written[4:6]), int(written[6:8]))
    year = int(written[:2])
    century = 1900 if year > 30 else 2000
    return date(century + year, max(int(written[2:4]), 1), max(int(written[4:6]), 1))
