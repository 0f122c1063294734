"""The word classes and patterns of time expressions, read from the tables beside this module.

A report is seen as a string with one character a word, which names the word's class; a pattern
is a regular expression over that string, so `month_day` holds for "Aug. 7", "August 7th" and
"March the 3rd" however they are spaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dragoman.errors import OntologyError

# Classes that no word list can hold: numbers by their shape, and marks.
SHAPES = ("small", "ord", "num", "year", "ampm", "gap", "item")
MARKS = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "‐": "dash", "‑": "dash",
    "/": "slash", ":": "colon", "'": "apos", "’": "apos", "‘": "apos", "(": "lparen",
    ")": "rparen", "&": "amp",
}  # fmt: skip
OTHER = "_"
NEVER_FIRST = (
    "comma", "dot", "dash", "colon", "slash", "rparen", "lparen", "amp", "of", "on", "in", "to",
    "and", "or", "from", "through", "s", "gap", "item", "more", "old", "ago", "zone", "local",
    "opening", "closing",
)  # fmt: skip
NEVER_ALONE = ("the", "a", "at", "that", "this", "apos")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words with their classes and values, and all patterns as one expression."""

    code: dict[str, str]
    of_word: dict[str, str]
    of_capital: dict[str, str]
    value: dict[str, str]
    pattern: re.Pattern[str]
    names: tuple[str, ...]


def rows(table: str) -> list[list[str]]:
    """The rows of a tab-separated table in this folder, without blank lines and comments."""
    text = files(__package__).joinpath(table).read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return [line.split("\t") for line in lines]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of news English; read once."""
    code = _codes()
    of_word: dict[str, str] = {mark: code[name] for mark, name in MARKS.items()}
    of_capital: dict[str, str] = {}
    value: dict[str, str] = {}
    for name, meaning, words in rows("words.tsv"):
        for word in words.split():
            low = word.lower()
            if low in value:
                raise OntologyError(f"words.tsv: {word!r} stands in two classes; keep one")
            value[low] = meaning
            (of_capital if word != low else of_word)[low] = code[name]
    pattern, names = _compile(code)
    return Lexicon(code, of_word, of_capital, value, pattern, names)


def _codes() -> dict[str, str]:
    names = dict.fromkeys([*SHAPES, *MARKS.values(), *(row[0] for row in rows("words.tsv"))])
    return {name: chr(0x4E00 + number) for number, name in enumerate(names)}


def _compile(code: dict[str, str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One expression whose n-th group is the n-th pattern."""
    macros: dict[str, str] = {}
    names: list[str] = []
    branches: list[str] = []

    def expand(word: re.Match[str]) -> str:
        known = macros.get(word.group()) or code.get(word.group())
        if known is None:
            raise OntologyError(f"patterns.tsv: no class or macro {word.group()!r}; name it first")
        return known

    for name, source in rows("patterns.tsv"):
        built = re.sub(r"[A-Za-z_]+", expand, source.replace("(", "(?:")).replace(" ", "")
        if name.startswith("="):
            macros[name[1:]] = f"(?:{built})"
        else:
            names.append(name)
            branches.append(f"({built})")
    inner = "".join(code[name] for name in NEVER_FIRST)
    articles = "".join(code[name] for name in NEVER_ALONE)
    # Most words can begin no time; to pass over them at once makes the search three times faster.
    start = f"(?=[^{OTHER}{inner}])(?![{articles}]{OTHER})"
    return re.compile(f"{start}(?:{'|'.join(branches)})"), tuple(names)
