"""Whether the clause around a date speaks of the past or of what is to come, without a parser.

The verb that a news writer sets before a date governs it ("said Wednesday", "will meet
Thursday"); where none stands before it, as in "On Thursday, ministers will meet", the one after.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.resolve.times.choose import Tense
from dragoman.resolve.times.lexicon import rows
from dragoman.resolve.times.scan import Scan

REACH = 18
FUTURE_PREPOSITIONS = frozenset({"until", "till", "for", "til"})
DEADLINES = frozenset({"by", "before"})
MODALS = frozenset({"will", "would", "ll", "shall", "may", "might", "could", "should", "must"})
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "s", "any"})


@lru_cache(maxsize=1)
def verbs() -> dict[str, frozenset[str]]:
    """The verbs and particles by kind; read once."""
    return {kind: frozenset(words.split()) for kind, words in rows("tense.tsv")}


def tense(scan: Scan, first: int, last: int) -> Tense | None:
    """The tense that governs the date in the words `first` up to `last`; None if none is seen."""
    low, high = scan.sentence(first)
    before = _skip_opening(scan, first)
    word = scan.word(before) if before >= low else ""
    if word == "effective":
        return "future"
    if word == "for" and _counts(scan, before - 1):
        # Figures come out after their time: "the index for October is due next week".
        told = _backward(scan, before, low) or _forward(scan, last, high)
        return "past" if told == "past" else None
    if word in FUTURE_PREPOSITIONS:
        return _awaited(scan, before, low, last, high)
    if word == "as" and scan.word(before - 1) in ("early", "recently", "late"):
        return _backward(scan, before - 2, low) or "future"
    if word == "as" or (word == "of" and scan.word(before - 1) == "ahead"):
        return "future"
    if scan.is_class(last, "apos"):
        if scan.word(last + 2) in verbs()["done"]:
            return "past"
    elif last < high and (adjacent := _finite(scan, last)) and not _scheduled(scan, before):
        return adjacent
    found = _backward(scan, before, low)
    if found is None and word in DEADLINES:
        return "past" if before <= low + 1 and _was_over(scan, last, high) else "future"
    named = scan.word(first - 1) in DETERMINERS and scan.word(last) in verbs()["present"]
    return found or _forward(scan, last + named, high)  # "the November 8 vote" is a noun


def _counts(scan: Scan, index: int) -> bool:
    """Whether figures stand before "for": "profits for July", "the latest data, for July"."""
    index -= scan.is_class(index, "comma")
    return scan.word(index) in verbs()["figures"]


def _was_over(scan: Scan, last: int, high: int) -> bool:
    """ "By Sunday evening 1,700 people had been flown out"."""
    for index in range(last, min(high, last + REACH)):
        if scan.words[index] in ("had", "was", "were"):
            return True
        if scan.words[index] in verbs()["future"] | verbs()["present"]:
            return False
    return False


def _skip_opening(scan: Scan, first: int) -> int:
    """The word that introduces the date: "until" in "until the morning of Friday"."""
    index = first - 1
    while index >= 0 and scan.is_class(index, "the", "early", "late", "about", "that"):
        index -= 1
    return index


def _awaited(scan: Scan, before: int, low: int, last: int, high: int) -> Tense:
    """ "Until Monday" looks ahead, but not in "it was not until Monday that"."""
    if before == low:
        return _forward(scan, last, high) or "future"
    negated = "not" in scan.words[max(low, before - 3) : before]
    return "past" if negated and scan.word(before) == "until" else "future"


def _scheduled(scan: Scan, index: int) -> bool:
    """Whether the words before are "scheduled for", "due on" and the like."""
    return scan.word(index - 1) in ("scheduled", "due", "slated", "set", "planned")


def _finite(scan: Scan, index: int) -> Tense | None:
    """The tense of a verb right behind the date ("Friday condemned", "Thursday will")."""
    word = scan.word(index)
    if word in MODALS:
        return "future"
    if word in verbs()["past"] or _regular_past(scan, index):
        return "past"
    return None


def _regular_past(scan: Scan, index: int) -> bool:
    word = scan.word(index)
    return (
        len(word) > 3
        and word.endswith("ed")
        and not scan.capital(index)
        and word not in verbs()["not_past"]
        and word not in verbs()["future"]
    )


def _backward(scan: Scan, start: int, low: int) -> Tense | None:
    """The tense of the nearest verb before the date."""
    kinds = verbs()
    weak: Tense | None = None
    for index in range(start, max(low - 1, start - REACH), -1):
        word = scan.words[index]
        before = scan.word(index - 1)
        if word == "could" and _unable(scan, index, low):
            return "past"
        if _promises(scan, index):
            if before not in DETERMINERS or index == start or word in MODALS:
                return "past" if scan.word(index + 1) == "have" and word != "will" else "future"
            weak = weak or "future"  # "a planned trip": the verb before it decides
        elif word in kinds["past"] or _regular_past(scan, index):
            return _participle(scan, index, start)
        elif word.endswith("ing") and before in ("is", "are", "re", "am"):
            return "future"
        elif word in kinds["present"] and before not in DETERMINERS:
            if start - index <= 3:
                return "future"
            weak = weak or "future"
        elif before == "to" and word in kinds["base"]:
            weak = weak or "future"
    return weak


def _promises(scan: Scan, index: int) -> bool:
    """Whether the word looks ahead; "won" only does in "won't"."""
    word = scan.words[index]
    contracted = word != "won" or scan.is_class(index + 1, "apos")
    return word in verbs()["future"] and contracted


def _unable(scan: Scan, index: int, low: int) -> bool:
    """ "Could not be reached Friday", "neither could be located Wednesday"."""
    if scan.word(index) == "could" and scan.word(index + 1) in ("not", "t"):
        return True
    index += scan.word(index + 1) == "could"
    if scan.word(index) != "could":
        return False
    return bool({"neither", "nobody", "none"} & set(scan.words[max(low, index - REACH) : index]))


def _participle(scan: Scan, index: int, start: int) -> Tense:
    """The tense of a past form: "agreed to", "will be held", "is heard" look ahead."""
    word, before, after = (scan.word(at) for at in (index, index - 1, index + 1))
    if (word, before) == ("have", "to") and scan.word(index - 2) in ("was", "were", "due"):
        return "future"  # "was to have run in the autumn"
    if before == "be" and _unable(scan, index - 3, max(0, index - REACH)):
        return "past"
    if before == "be" or (before in ("is", "are") and word not in ("been", "had")):
        return "future"
    if before in ("to", *MODALS) and word in ("set", "put", "read", "hit", "cut"):
        return "future"
    if after == "to" and word in verbs()["complement"]:
        return "future"
    if word in ("has", "have", "had") and after == "to":
        return "future"
    if word == "set" and (after in ("for", "to") or index == start):
        return "past" if before == "had" else "future"
    return "past"


def _forward(scan: Scan, last: int, high: int) -> Tense | None:
    """The first verb after a date that opens its clause."""
    kinds = verbs()
    for index in range(last, min(high, last + REACH + 10)):
        word = scan.words[index]
        if _promises(scan, index) and scan.word(index - 1) not in DETERMINERS:
            return "future"
        if word in kinds["past"] or _regular_past(scan, index):
            return "past"
        if word in ("is", "are") and scan.word(index + 1) in ("to", "due", "scheduled", "set"):
            return "future"
        if word in kinds["present"] and scan.word(index - 1) not in DETERMINERS:
            return "future"
    return None
