"""Lengths of time and what recurs: "five years", "a two-hour call", "every four years"."""

from __future__ import annotations

from dragoman.resolve.times import periods
from dragoman.resolve.times.reading import Context, Reading, plain
from dragoman.resolve.times.scan import Match, Scan, number

# Bare plurals are times after these ("for weeks", "years of"), else mostly mere nouns.
LEADS = frozenset(
    "for after over within in through took take takes spent before of despite following by".split()
)
UNIT_CLASSES = ("unit", "units", "weekend", "quarter")


def unit_of(match: Match) -> str:
    """The unit's letter in periods.UNITS."""
    return match.word_value(*UNIT_CLASSES)


def count(match: Match) -> float | None:
    """How many: "twenty-five", "two and a half", "half a dozen"; None for "several"."""
    scan, total, seen, half, plus = match.scan, 0.0, False, False, False
    for index in range(match.first, match.last):
        if scan.is_class(index, "some", "couple"):
            return None
        if (part := _fraction(scan, index)) is not None:
            return total + part
        if scan.is_class(index, "year") and scan.is_class(index - 1, "of"):
            continue  # "the first eight months of 2024"
        if scan.is_class(index, "small", "num", "year"):
            total, seen = float(number(scan, index)), True
        elif scan.is_class(index, "word"):
            total, seen = _with_word(total, number(scan, index)), True
        elif scan.is_class(index, "dozen"):
            total, seen = max(total, 1.0) * 12, True
        elif scan.is_class(index, "half"):
            plus = any(scan.is_class(at, "and") for at in range(match.first, index))
            half = not plus
        elif scan.is_class(index, "another"):
            seen = True
            total = total or float(not scan.is_class(index + 1, "small", "num", "word"))
        elif scan.is_class(index, "a") and not scan.is_class(index + 1, "half"):
            total, seen = total or 1.0, True
    if not seen and not half:
        return None
    if half:
        return 0.5 if total <= 1 else total / 2
    return total + 0.5 * plus


def _fraction(scan: Scan, index: int) -> float | None:
    """The half of "2 1/2", the quarter of "3 1/4"."""
    if not (scan.is_class(index, "small") and scan.is_class(index + 1, "slash")):
        return None
    over = number(scan, index + 2) if scan.is_class(index + 2, "small") else 0
    return number(scan, index) / over if over else None


def _with_word(total: float, value: int) -> float:
    return max(total, 1.0) * value if value >= 100 else total + value


def duration(match: Match, _context: Context) -> tuple[Reading, ...]:
    scan, unit, many = match.scan, unit_of(match), count(match)
    if match.has("quarter") and match.has("unit"):
        return _quarter(match)
    if scan.is_class(match.last, "old") or scan.word(match.last) in ("older", "younger"):
        return ()
    if unit == "D" and many in (1, None) and _someday(match):
        return ()
    if scan.words[match.first] == "second" or _is_year(match) or _is_title(match):
        return ()
    if many == 0.5 and unit in periods.HALVES:
        return plain(match.first, match.last, "DURATION", periods.HALVES[unit])
    return plain(match.first, match.last, "DURATION", periods.span(many, unit))


def _quarter(match: Match) -> tuple[Reading, ...]:
    """ "A quarter century" is 25 years, "a quarter-hour" 15 minutes."""
    value = {"CE": "P25Y", "H": "PT15M"}.get(match.word_value("unit"))
    return () if value is None else plain(match.first, match.last, "DURATION", value)


def _someday(match: Match) -> bool:
    """ "One day the two will be one", "some day": no length of time."""
    if match.scan.words[match.first] == "some":
        return match.has("unit")
    opens = match.scan.is_class(match.first - 1, "comma", "gap") or match.first == 0
    return match.scan.words[match.first] == "one" and opens


def _is_title(match: Match) -> bool:
    """ "60 Minutes" and "48 Hours" are programmes."""
    at = match.find("units")
    return at is not None and match.scan.capital(at) and match.scan.is_class(at - 1, "small", "num")


def _is_year(match: Match) -> bool:
    """ "In 1998 days passed": the number is a year when it has no plural to count."""
    return match.scan.is_class(match.first, "year") and match.scan.word(match.first - 1) == "in"


def duration_pair(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "Two or three days": the last number is taken, as the guidelines do."""
    at = match.place("or", "to", "dash")
    later = Match(match.scan, match.name, at + 1, match.last)
    value = periods.span(count(later), unit_of(match))
    if match.scan.is_class(match.last, "old") or match.scan.is_class(match.last + 1, "old"):
        return ()
    return plain(match.first, match.last, "DURATION", value)


def duration_long(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "Day-long" is a day, "years-long" an unknown number of years."""
    number_ = None if match.has("units") else 1
    return plain(match.first, match.last, "DURATION", periods.span(number_, unit_of(match)))


def duration_bare(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "For weeks", "months of tension"."""
    scan, before = match.scan, match.scan.word(match.first - 1)
    if scan.words[match.first] == "weekends" and before in ("on", "at"):
        return plain(match.first, match.last, "SET", "XXXX-WXX-WE")
    if scan.words[match.first] in ("seconds", "nights", "quarters", "weekends"):
        return ()
    if scan.word(match.first - 1) in ("early", "small", "late"):
        return ()
    if before not in LEADS and not scan.is_class(match.last, "of"):
        return ()
    if before == "of" and scan.word(match.first - 2) not in ("hundreds", "thousands", "couple"):
        return ()
    return plain(match.first, match.last, "DURATION", periods.span(None, unit_of(match)))


def age(_match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "44-year-old" tells of a person, not of an event."""
    return ()


def set_every(match: Match, _context: Context) -> tuple[Reading, ...]:
    scan, unit = match.scan, None
    if match.has("part"):
        return plain(match.first, match.last, "SET", f"XXXX-XX-XXT{match.value('part')}")
    unit = unit_of(match)
    many = count(match)
    if match.has("other"):
        many = 2
    elif match.has("ordw"):
        many = match.number("ordw")
    elif not match.has("some") and many is None:
        many = 1
    if scan.is_class(match.last, "of") and unit == "D":
        return ()
    return plain(match.first, match.last, "SET", periods.span(many, unit))


def set_freq(match: Match, _context: Context) -> tuple[Reading, ...]:
    opens = match.first == match.scan.sentence(match.first)[0]
    if match.scan.capital(match.first) and (not opens or match.scan.capital(match.last)):
        return ()  # "The Daily Telegraph", "The New Yorker Weekly"
    return plain(match.first, match.last, "SET", match.word_value("freq"))


def set_count(match: Match, _context: Context) -> tuple[Reading, ...]:
    return plain(match.first, match.last, "SET", periods.span(1, unit_of(match)))


def set_hours(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "24 hours a day" recurs; "three days a year after the vote" are three days."""
    scan, each = match.scan, match.last - 1
    first = Match(scan, match.name, match.first, each - 1)
    if scan.is_class(match.last, "after", "before", "later", "earlier", "ago"):
        return duration(first, context)
    return plain(
        match.first, match.last, "SET", periods.span(1, scan.lexicon.value[scan.words[each]])
    )


def set_per(match: Match, _context: Context) -> tuple[Reading, ...]:
    return plain(match.first, match.last, "SET", periods.span(1, unit_of(match)))


def set_a(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "40 flights a day" recurs; "after a month" is a length of time."""
    scan, unit = match.scan, unit_of(match)
    if scan.words[match.first + 1] == "second" or _names_a_kind(match):
        return ()
    if _counted(scan, match.first - 1):
        return plain(match.first, match.last, "SET", periods.span(1, unit))
    return plain(match.first, match.last, "DURATION", periods.span(1, unit))


def _counted(scan: Scan, index: int) -> bool:
    """Whether a quantity stands right before: "$5 billion a year", "100 people a day"."""
    word = scan.word(index)
    if word in ("times", "people", "million", "billion", "trillion", "percent", "%"):
        return True
    return scan.is_class(index, "small", "num") or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
        and any(scan.is_class(at, "small", "num", "word") for at in range(index - 4, index))
    )  # fmt: skip


def _names_a_kind(match: Match) -> bool:
    """ "A day for Poland", "it was a year that changed": a time only in name."""
    after = match.scan.word(match.last)
    return match.scan.is_class(match.last, "dash") or after in ("when", "that", "for", "in which")
