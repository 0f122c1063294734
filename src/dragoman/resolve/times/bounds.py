"""What stands between and before dates: "from March 3 to 5", "since 1993", "until Monday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.resolve.times import periods
from dragoman.resolve.times.periods import Period
from dragoman.resolve.times.reading import Reading
from dragoman.resolve.times.scan import Scan
from dragoman.resolve.times.tense import tense

MOVES = frozenset("moved postponed rescheduled changed delayed pushed shifted rose fell".split())
SCHEDULES = frozenset("scheduled set due planned slated starting beginning opening".split())
AWAIT_REACH = 14
# After these, "after Thursday" ends its phrase; before a noun it would only name a kind of event.
PHRASE_ENDS = frozenset(
    ", . ; : ) \" ” ' ’ and or but in at to for as when if with because the he she it they we who "
    "which that would will was were had has is are on by from without after".split()
)


def bounded(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """The readings with ranges closed, open ends set, and offsets tied to the dates they name."""
    out = [_tied(scan, reading, readings[at + 1 :]) for at, reading in enumerate(readings)]
    at = 0
    while at < len(out):
        if at + 1 < len(out) and (pair := _range(scan, out[at], out[at + 1])):
            out[at : at + 2] = pair
            at += 2
            continue
        out[at] = _open(scan, out[at])
        at += 1
    return out


def _tied(scan: Scan, reading: Reading, later: list[Reading]) -> Reading:
    """ "One day ahead of the dialogue that is scheduled for Thursday": the day before it."""
    if reading.awaits is None:
        return reading
    unit, step = reading.awaits
    _, high = scan.sentence(reading.first)
    for other in later[:2]:
        day = other.period
        if other.first >= min(high, reading.last + AWAIT_REACH):
            break
        if day is None or day.start is None or day.precision != "day":
            continue
        if not _dates_it(scan, reading, other):
            break
        found = periods.around(day.start, unit, step)
        if found is None:
            break
        words = (reading.first, other.last)
        return replace(
            reading, type="DATE", value=found.value, period=found, basis="text anchor", words=words
        )
    return reading


def _dates_it(scan: Scan, reading: Reading, other: Reading) -> bool:
    """Whether the date is that of the event the offset counts from."""
    between = scan.words[reading.last : other.first]
    if len(between) == 3 and between[0] == "the" and between[2] in ("of", "on"):
        return True
    bare = [word for word in between if word not in ("of", "to", "the", "a", "their", "its")]
    if not bare:
        return True
    return len(between) > 1 and between[-1] in ("for", "on") and between[-2] in SCHEDULES


def _range(scan: Scan, left: Reading, right: Reading) -> list[Reading] | None:
    """Both ends of "from A to B" denote the days from A to B."""
    one, other = left.period, right.period
    between = scan.words[left.last : right.first]
    if one is None or other is None or not 1 <= len(between) <= 2 or not _joins(scan, left, right):
        return None
    before = scan.words[max(0, left.first - 8) : left.first]
    if not {left.type, right.type} <= {"DATE", "TIME"} or any(word in MOVES for word in before):
        return None
    one, other = _in_order(one, other, left.basis, right.basis)
    if one.start is None or other.end is None or other.end < one.start:
        return None
    whole = Period("", one.start, other.end, "range")
    words = (left.first, right.last)
    values = _value(left, one), _value(right, other)
    return [
        replace(end, value=value, period=whole, words=words)
        for end, value in zip((left, right), values, strict=True)
    ]


def _value(reading: Reading, period: Period) -> str:
    """The reading's own value, with its time of day, where only its day was moved."""
    _, mark, time = reading.value.partition("T")
    return period.value + mark + time


def _in_order(one: Period, other: Period, left: str, right: str) -> tuple[Period, Period]:
    """Both ends, where one that seems to precede the start is of the next week or year."""
    if one.start is None or other.end is None or other.end >= one.start:
        return one, other
    if "weekday" in right and other.precision == "day":
        return one, periods.day(other.end + timedelta(days=7))
    if "month" in left and {one.precision, other.precision} == {"month"}:
        year = other.end.year - (one.start.month > other.end.month)
        return periods.month(year, one.start.month), other
    return one, other


def _joins(scan: Scan, left: Reading, right: Reading) -> bool:
    """ "to", "through", a dash, or the "and" of "between"."""
    index, count = left.last, right.first - left.last
    if count == 2 and not scan.is_class(right.first - 1, "the", "on"):
        return False
    before = scan.word(left.first - 1)
    if scan.word(index) == "and":
        return before == "between"
    if scan.is_class(index, "dash"):
        return scan.ends[index] == scan.starts[right.first] or before in ("from", "(")
    return scan.is_class(index, "to", "through")


def _open(scan: Scan, reading: Reading) -> Reading:
    """ "Since 1993" begins and does not end; "until Monday" ends and does not begin."""
    period = reading.period
    if period is None or reading.type in ("DURATION", "SET"):
        return reading
    opener = _opener(scan, reading)
    if opener == "from":
        ahead = tense(scan, reading.first, reading.last) == "future"
        opener = "since" if ahead or scan.word(reading.last) in ("on", "onwards") else ""
    start, end = _ends(reading, period)
    if opener == "since" and start is not None:
        found = Period(period.value, start, None, "after")
    elif opener in ("until", "till", "by", "before", "through") and end is not None:
        strict = opener == "before" and reading.edge != "E"
        last = start - timedelta(days=1) if strict and start is not None else end
        found = Period(period.value, None, last, "before")
    elif opener == "after" and end is not None:
        found = Period(period.value, end + timedelta(days=1), None, "after")
    else:
        return reading
    return replace(reading, period=found)


def _ends(reading: Reading, period: Period) -> tuple[date | None, date | None]:
    """First and last day, where "the end of March" is its last day."""
    if reading.edge == "E":
        return period.end, period.end
    return period.start, period.end


def _since(scan: Scan, index: int) -> bool:
    """As in "since the accords of September 1993": the date is that of what began it."""
    words = scan.words[max(0, index - 4) : index]
    return "since" in words and scan.word(index - len(words) + words.index("since") + 1) == "the"


def _opener(scan: Scan, reading: Reading) -> str:
    """The preposition that opens an end, if it governs the date itself."""
    index = reading.first - 1
    while scan.word(index) in ("the", "at", "least", "about", "as", "early", "late", "mid"):
        index -= 1
    word = scan.word(index)
    if word == "before" and scan.words[max(0, index - 2) : index] == ["on", "or"]:
        return "by"
    if word == "than" and scan.word(index - 1) == "later":
        return "by"
    if word in ("of", "in") and _since(scan, index):
        return "since"
    if word == "from" and reading.type == "DATE":
        compared = scan.is_class(reading.last - 1, "earlier", "ago", "before")
        return "" if compared else word
    if word == "through" and reading.type == "TIME":
        return ""  # "worked through the night" has both ends
    if word in ("since", "until", "till", "by", "through"):
        return "" if scan.is_class(reading.last, "apos") and word == "since" else word
    if reading.type == "TIME":
        return ""  # "shortly before noon" is no open end
    if word in ("before", "after") and scan.is_class(index - 1, "unit", "units"):
        return ""  # "nine years and eight months after Sept. 11, 2001" is no open end
    if word in ("before", "after") and scan.word(reading.last) in {*PHRASE_ENDS, ""}:
        if scan.is_class(reading.last, "apos") and scan.word(reading.last + 1) == "s":
            return ""
        return word
    return ""
