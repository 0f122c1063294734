"""A report's text as items: known forms with their readings, words, and marks between them."""

from __future__ import annotations

import re
from datetime import date

from dragoman.records import Span, Text
from dragoman.resolve.actors.homonyms import settle
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.tables import ActorTables
from dragoman.resolve.actors.words import NOT_NAMES

_TOKEN = re.compile(
    r"'s\b|(?<=s)'(?!\w)|(?:[A-Z]\.)+(?:-[A-Z]\.)*|[^\W_]+(?:-[^\W_]+)*(?:'(?!s\b)[^\W_]+)*|\S"
)
_SAME_LENGTH = (
    ("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\t", " "), ("‑", "-"), ("\u202f", " "),
)  # fmt: skip
_ALOOF = frozenset(
    "backed led made born based speaking held occupied controlled allied style origin sponsored "
    "supported funded brokered mediated friendly run trained built supplied installed imposed "
    "dominated era owned linked aligned majority ruled educated listed".split()
)
# A monarch by title and given name; a family name behind it, no numeral, and no headline.
_BY_GIVEN_NAME = re.compile(
    r"(?:King|Queen|Prince|Princess|Emperor|Empress|Sultan|Emir|Sheikh|Crown Prince) [\w-]+"
)
_SURNAME = re.compile(r" (?P<name>[A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?)(?! (?!of\b)[A-Z])\b")
_STANCES = frozenset("pro anti non un-american".split())


def normalise(text: Text) -> str:
    """The text with one kind of apostrophe and space; every position stays where it was."""
    plain = text.report.text
    for letter, usual in _SAME_LENGTH:
        plain = plain.replace(letter, usual)
    if "\n" not in plain:
        return plain
    pieces, last = [], 0
    for paragraph in text.paragraphs:
        pieces.append(plain[last : paragraph.start])
        pieces.append(plain[paragraph.start : paragraph.end].replace("\n", " "))
        last = max(last, paragraph.end)
    pieces.append(plain[last:])
    joined = "".join(pieces)
    return joined if len(joined) == len(plain) else plain


def lowered(plain: str) -> str:
    """Lower case, character by character where the whole would change length."""
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def scan(plain: str, tables: ActorTables, on: date | None = None) -> list[Item]:
    """All items of a normalised text, in order; codes that were not valid `on` that day are out.

    A state that is gone keeps its name: later texts write of it too.
    """
    hits = _merge(plain, tables)
    items: list[Item] = []
    position = 0
    for start, end, found in hits:
        readings = tuple(entry for entry in found if entry.kind == "state" or entry.valid(on))
        if on is not None and len(readings) > 1:
            readings = tuple(sorted(readings, key=_lasting))
        _words(plain, position, start, items)
        word = plain[start:end]
        if _goes_on(plain, start, end, readings):
            end = start + len(word.split()[0])
            word = plain[start:end]
            readings = tuple(tables.common.get(word.lower()))
        items.append(Item(start, end, word, word.lower(), readings, _aloof(plain, start, end)))
        position = end
    _words(plain, position, len(plain), items)
    return settle(items, plain, tables.homonyms)


def _goes_on(plain: str, start: int, end: int, readings: tuple[Entry, ...]) -> bool:
    """Whether "King Harald" is only the beginning of a name: "King Harald Rasvik opened it"."""
    person = bool(readings) and readings[0].kind == "person"
    if not person or not _BY_GIVEN_NAME.fullmatch(plain, start, end):
        return False
    longer = _SURNAME.match(plain, end)
    return longer is not None and longer["name"].lower() not in NOT_NAMES


def _lasting(entry: Entry) -> bool:
    """Orders what holds for a time only, as the Kremlin of the Soviet Union, before the rest."""
    return not (entry.kind in ("capital", "seat") and entry.until is not None)


def _words(plain: str, start: int, end: int, items: list[Item]) -> None:
    if start < end:
        for match in _TOKEN.finditer(plain, start, end):
            word = match[0]
            items.append(Item(*match.span(), word, word.lower(), ()))


def _merge(plain: str, tables: ActorTables) -> list[tuple[int, int, tuple[Entry, ...]]]:
    """Proper and common forms without overlaps: the longer wins, then the proper one."""
    found = [(s, e, 0, r) for s, e, r in tables.proper.scan(plain)]
    found += [(s, e, 1, r) for s, e, r in tables.common.scan(lowered(plain))]
    common = tables.common
    found.sort(key=lambda hit: (hit[0], -hit[1], hit[2]))
    kept: list[tuple[int, int, tuple[Entry, ...]]] = []
    for start, end, _, readings in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, tuple(readings)))
        elif (start, end) == kept[-1][:2]:
            kept[-1] = (start, end, kept[-1][2] + tuple(readings))
        elif end - start > kept[-1][1] - kept[-1][0] and end > kept[-1][1]:
            kept[-1] = (start, end, tuple(readings))
        elif end > kept[-1][1]:
            # "Communist Party" took the first word of "party official": keep "official".
            begin = kept[-1][1] + 1
            rest = common.get(plain[begin:end].lower()) if begin < end else []
            if rest:
                kept.append((begin, end, tuple(rest)))
    return kept


def _aloof(plain: str, start: int, end: int) -> bool:
    if plain[end : end + 1] == "-":
        word = re.match(r"[A-Za-z]+", plain[end + 1 : end + 20])
        if word and word.group().lower() in _ALOOF:
            return True
    if start and plain[start - 1] == "-":
        before = re.search(r"([A-Za-z]+)-$", plain[max(0, start - 12) : start])
        return before is not None and before.group(1).lower() in _STANCES
    return False


def sentences(items: list[Item], spans: tuple[Span, ...]) -> list[list[Item]]:
    """The items of each sentence; items outside every sentence form sentences of their own."""
    groups: list[list[Item]] = [[]]
    bounds = iter(spans)
    bound = next(bounds, None)
    for item in items:
        while bound is not None and item.start >= bound.end:
            groups.append([])
            bound = next(bounds, None)
        groups[-1].append(item)
    return [group for group in groups if group]
