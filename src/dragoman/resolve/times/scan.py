"""Cut a text into words, and find in them the places where a pattern of time fits."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from dragoman.errors import OntologyError
from dragoman.records import Text
from dragoman.resolve.times.lexicon import OTHER, Lexicon, lexicon

TOKEN = re.compile(
    r"\d+(?:,\d{3})+(?!\d)|\d+(?:st|nd|rd|th)\b|\d+|[ap]\.\s?m\b\.?|[^\W\d_]+"
    r"|\n[^\S\n]*\n\s*|[^\w\s]|_",
    re.IGNORECASE,
)
FIRST_YEAR, LAST_YEAR = 1500, 2100
LONGEST_NUMBER = 12
# No sentence is longer; a table without full stops would be.
FARTHEST = 150


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a text: where each stands, in lower case, and one class code for each."""

    text: Text
    starts: list[int]
    ends: list[int]
    words: list[str]
    codes: str
    lexicon: Lexicon = field(repr=False)

    def word(self, index: int) -> str:
        """The word at `index` in lower case, empty before the first and after the last."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_class(self, index: int, *names: str) -> bool:
        """Whether the word at `index` is of one of these classes."""
        if not 0 <= index < len(self.words):
            return False
        return any(self.codes[index] == self.lexicon.code[name] for name in names)

    def capital(self, index: int) -> bool:
        """Whether the word at `index` begins with a capital letter."""
        if not 0 <= index < len(self.words):
            return False
        return self.text.report.text[self.starts[index]].isupper()

    def quote(self, first: int, last: int) -> str:
        """The characters from the word `first` up to the word before `last`."""
        return self.text.report.text[self.starts[first] : self.ends[last - 1]]

    def sentence(self, index: int) -> tuple[int, int]:
        """The words of the sentence around `index`, as a half-open range."""
        span = self.text.sentence_at(self.starts[index])
        if span is not None:
            return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        first, last = index, index + 1
        while first > max(0, index - FARTHEST) and not self._ends_sentence(first - 1):
            first -= 1
        limit = min(len(self.words), index + FARTHEST)
        while last < limit and not self._ends_sentence(last - 1):
            last += 1
        return first, last

    def _ends_sentence(self, index: int) -> bool:
        if self.is_class(index, "gap"):
            return True
        if self.words[index] not in ".?!":
            return False
        return not self.is_class(index - 1, "mon", "wday") and self.capital(index + 1)


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a pattern fits: the words from `first` up to `last`."""

    scan: Scan
    name: str
    first: int
    last: int

    def find(self, *names: str, after: int = -1) -> int | None:
        """The first word in the match of one of these classes, beyond the word `after`."""
        for index in range(max(self.first, after + 1), self.last):
            if self.scan.is_class(index, *names):
                return index
        return None

    def has(self, *names: str) -> bool:
        return self.find(*names) is not None

    def value(self, *names: str) -> str | None:
        """What the first word of these classes stands for, as in the word list."""
        index = self.find(*names)
        return None if index is None else self.scan.lexicon.value[self.scan.words[index]]

    def certain(self, *names: str) -> int:
        """The number that the pattern of this match cannot do without."""
        found = self.number(*names)
        if found is None:
            raise OntologyError(f"patterns.tsv: {self.name} fits without a {' or '.join(names)}")
        return found

    def place(self, *names: str, after: int = -1) -> int:
        """Where the word stands that the pattern of this match cannot do without."""
        found = self.find(*names, after=after)
        if found is None:
            raise OntologyError(f"patterns.tsv: {self.name} fits without a {' or '.join(names)}")
        return found

    def word_value(self, *names: str) -> str:
        """What the word stands for that the pattern of this match cannot do without."""
        return self.scan.lexicon.value[self.scan.words[self.place(*names)]]

    def number(self, *names: str) -> int | None:
        """What the first word of these classes stands for, as a number."""
        index = self.find(*names)
        return None if index is None else number(self.scan, index)


def number(scan: Scan, index: int) -> int:
    """The number that a word is: "24th" is 24, "2,000" is 2000, "seven" is 7."""
    word = scan.words[index]
    digits = re.match(r"[\d,]+", word)
    return int(digits.group().replace(",", "") if digits else scan.lexicon.value[word])


def read(text: Text) -> Scan:
    """The words of a text with their classes."""
    known = lexicon()
    lower, capital, code = known.of_word.get, known.of_capital, known.code
    content = text.report.text
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    for found in TOKEN.finditer(content):
        raw = found.group()
        word = raw.lower()
        kind = lower(word)
        if kind is None:
            if not raw[0].isalpha():
                kind = code[_shape(raw)]
            elif word in capital and raw[0].isupper():
                kind = capital[word]
            elif "." in raw:
                kind = code["ampm"]
            else:
                kind = OTHER
        starts.append(found.start())
        ends.append(found.end())
        words.append(word)
        codes.append(kind)
    return Scan(text, starts, ends, words, "".join(codes), known)


def _shape(raw: str) -> str:
    """The class of a number or a mark that no list holds."""
    if raw[0] == "\n":
        return "gap"
    if not raw[0].isdecimal():
        return "item"
    if len(raw) > LONGEST_NUMBER:
        return "item"
    if not raw.isdecimal():
        return "num" if "," in raw else "ord"
    if len(raw) == 4 and FIRST_YEAR <= int(raw) <= LAST_YEAR:
        return "year"
    return "small" if len(raw) <= 2 and 1 <= int(raw) <= 31 else "num"


def next_match(scan: Scan, position: int) -> Match | None:
    """The first place from `position` on where a pattern fits."""
    found = scan.lexicon.pattern.search(scan.codes, position)
    if found is None:
        return None
    name = scan.lexicon.names[(found.lastindex or 1) - 1]
    return Match(scan, name, found.start(), found.end())
