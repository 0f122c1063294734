"""Times of day: "9 a.m. EST Tuesday", "0900 GMT", "noon"; and their day."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolve.times.periods import Period
from dragoman.resolve.times.reading import NEAREST, UNRESOLVED, Context, Reading
from dragoman.resolve.times.scan import Match, Scan, number


def clock(match: Match, context: Context) -> tuple[Reading, ...]:
    time = _time(match)
    return () if time is None else _timed(match, context, time)


def clock_bare(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "10:30" alone is a time after "at", "by", "until"; else it may be a score or a verse."""
    if match.scan.word(match.first - 1) not in ("at", "by", "until", "till", "around", "from"):
        return ()
    return clock(match, context)


def midday(match: Match, context: Context) -> tuple[Reading, ...]:
    return _timed(match, context, match.word_value("midday"))


def _time(match: Match) -> str | None:
    """ "HH:MM", or None where there is no such time."""
    scan = match.scan
    at = match.place("small", "num", "year", "word")
    hour, minute = number(scan, at), 0
    if len(scan.words[at]) == 4 and scan.words[at].isdigit():
        hour, minute = divmod(hour, 100)
    following = match.find("small", "num", after=at)
    if following is not None and scan.is_class(following - 1, "colon", "dot"):
        if len(scan.words[following]) != 2:
            return None
        minute = number(scan, following)
    half = _half(match)
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _half(match: Match) -> str:
    at = match.find("meridiem", "ampm")
    if at is not None:
        return match.scan.words[at][0]
    part = match.value("part") if match.has("part") else None
    return "" if part is None else "a" if part == "MO" else "p"


def _timed(match: Match, context: Context, time: str) -> tuple[Reading, ...]:
    """A time on the day that its sentence named; without one the days stay open."""
    low, _ = match.scan.sentence(match.first)
    for reading in reversed(context.readings[-NEAREST:]):
        if reading.first < low:
            break
        day = reading.period
        if day is not None and day.precision == "day" and reading.type != "SET":
            value = f"{day.value}T{time}"
            return (Reading(match.first, match.last, "TIME", value, day, reading.basis),)
    anchor = context.anchor(match.first)
    named = anchor.value if anchor is not None and anchor.precision == "day" else None
    value = f"{named or context.reference or 'XXXX-XX-XX'}T{time}"
    return (Reading(match.first, match.last, "TIME", value, None, UNRESOLVED),)


def joined(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """A time of day and the day right behind it as one: "9 a.m. on Tuesday"."""
    out: list[Reading] = []
    for reading in readings:
        before = out[-1] if out else None
        day = _with_part(scan, reading)
        if before is not None and _belong(scan, before, day):
            out[-1] = _on_day(before, day)
            continue
        for at in range(len(out) - 1, max(-1, len(out) - 3), -1):
            if _in_brackets(scan, out[at], day):
                out[at] = replace(_on_day(out[at], day), last=out[at].last)
        out.append(day)
    return out


def _with_part(scan: Scan, day: Reading) -> Reading:
    """The part of a day told before its date: "the evening of Jan. 2"."""
    at = day.first - 2
    whole = day.type == "DATE" and day.period is not None and day.period.precision == "day"
    if not whole or scan.word(day.first - 1) not in ("of", "on") or not scan.is_class(at, "part"):
        return day
    if scan.capital(at):
        return day
    first = at - 1 if scan.is_class(at - 1, "the") else at
    value = f"{day.value}T{scan.lexicon.value[scan.words[at]]}"
    return replace(day, first=first, type="TIME", value=value)


def _in_brackets(scan: Scan, time: Reading, day: Reading) -> bool:
    """Whether only another clock stands between: "at midnight (2200 GMT) on Monday"."""
    if time.type != "TIME" or ":" not in time.value or day.type != "DATE":
        return False
    if day.period is None or day.period.precision != "day" or day.first - time.last > 6:
        return False
    between = scan.words[time.last : day.first]
    return ")" in between and between[-1] in (")", "on") and between[0] in (")", "(")


def _belong(scan: Scan, time: Reading, day: Reading) -> bool:
    if time.type != "TIME" or ":" not in time.value or ":" in day.value:
        return False
    between = scan.words[time.last : day.first]
    if day.period is not None and day.period.precision != "day":
        return False
    return day.type in ("DATE", "TIME") and len(day.value) > 8 and between in ([], ["on"], [","])


def _on_day(time: Reading, day: Reading) -> Reading:
    clock_part = _afternoon(time.value.split("T", 1)[1], day.value)
    period: Period | None = day.period
    value = f"{day.value.split('T')[0]}T{clock_part}"
    return replace(time, last=day.last, value=value, period=period, basis=day.basis)


def _afternoon(clock_part: str, day: str) -> str:
    """ "8 o'clock Monday evening" is 20:00."""
    part, hour = day.partition("T")[2], int(clock_part[:2])
    late = part in ("AF", "EV") or (part == "NI" and hour > 4)
    return f"{hour + 12:02d}{clock_part[2:]}" if late and 1 <= hour < 12 else clock_part
