"""Dates that name their day: "March 17, 2021", "Aug. 7", "Friday, Oct. 23", "Nov 24-26"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dragoman.resolve.times import choose, periods
from dragoman.resolve.times.periods import Period
from dragoman.resolve.times.reading import Context, Reading, dated, undated
from dragoman.resolve.times.scan import Match, Scan, number

MONTH = ("month", "mon")
DAY = ("small", "ord", "ordw")
# What may follow "the 27th" when it is a day, not "the 27th anniversary".
ENDS = frozenset({"", *", . ; and but at in to for with after when".split()})


def iso_date(match: Match, _context: Context) -> tuple[Reading, ...]:
    year, month, day = (number(match.scan, at) for at in range(match.first, match.last, 2))
    return _full(match.first, match.last, year, month, day)


def numeric_date(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "14/06/2023"; where day and month could change places the date stays unresolved."""
    first, second, year = (number(match.scan, at) for at in range(match.first, match.last, 2))
    if year < 100:
        year += 2000 if year < 50 else 1900
    dotted = match.scan.is_class(match.first + 1, "dot")  # 12.06.2025 puts the day first
    if first == second or first > 12 or (dotted and second <= 12):
        return _full(match.first, match.last, year, second, first)
    if second > 12:
        return _full(match.first, match.last, year, first, second)
    readings = (
        choose.calendar_day(year, first, second),
        choose.calendar_day(year, second, first),
    )
    if context.reference in readings and context.reference is not None:
        return dated(match.first, match.last, periods.day(context.reference), context.basis)
    return undated(match.first, match.last, f"{year:04d}-XX-XX")


def nine_eleven(match: Match, _context: Context) -> tuple[Reading, ...]:
    if match.scan.quote(match.first, match.last) != "9/11":
        return ()
    return _full(match.first, match.last, 2001, 9, 11)


def date(match: Match, _context: Context) -> tuple[Reading, ...]:
    year, month, day = match.certain("year"), match.certain(*MONTH), match.certain(*DAY)
    return _full(match.first, match.last, year, month, day)


def weekday_date(match: Match, context: Context) -> tuple[Reading, ...]:
    """The weekday tells the year when the text does not."""
    year, month, day = match.number("year"), match.certain(*MONTH), match.certain(*DAY)
    weekday = match.certain("weekday", "wday")
    if year is not None:
        return _full(match.first, match.last, year, month, day)
    found = choose.on_weekday(context.reference, month, day, weekday)
    if found is None:
        return _month_day(match.first, match.last, month, day, context)
    return dated(match.first, match.last, periods.day(found), context.relative("weekday+month"))


def day_of_weekday(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Monday the 5th": the nearest such day that falls on a Monday."""
    weekday, day = match.certain("weekday", "wday"), match.certain("ord")
    if context.reference is None or day > 31:
        return ()
    found = choose.weekday_of_month(context.reference, weekday, day)
    if found is None:
        return ()
    return dated(match.first, match.last, periods.day(found), context.relative("weekday+month"))


def nth_weekday(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The first Sunday in October", "the last Friday of the month"."""
    which = match.number("ordw", "ord")
    month = _month_meant(match, context)
    if month is None or month.start is None:
        return ()
    found = choose.nth_weekday(month.start, match.certain("weekday", "wday"), which)
    if found is None:
        return ()
    basis = "explicit" if match.has("year") else context.relative("weekday+month")
    return dated(match.first, match.last, periods.day(found), basis)


def _month_meant(match: Match, context: Context) -> Period | None:
    """The month named behind a weekday, or the one around the day of publication."""
    year, reference = match.number("year"), context.reference
    if match.has(*MONTH):
        named = match.certain(*MONTH)
        if year is None and reference is not None:
            tense = context.tense(match.first, match.last)
            year = choose.year_of_month(reference, named, tense)
        return None if year is None else periods.month(year, named)
    if reference is None or match.value("unit") != "MO":
        return None
    return periods.around(reference, "MO", _step(match))


def _step(match: Match) -> int:
    word = match.scan.word(match.last - 2)
    return {"last": -1, "next": 1}.get(word, 0)


def month_day(match: Match, context: Context) -> tuple[Reading, ...]:
    month, day = match.certain(*MONTH), match.certain(*DAY)
    following = match.scan.word(match.last)
    if match.scan.is_class(match.last, "units") or following in ("percent", "%"):
        return ()
    told = year_behind(match, context, match.last)
    if told is not None:
        return _full(match.first, match.last + 2, told, month, day, context.relative("month"))
    if (month, day) == (9, 11) and _attacks(match.scan, match.last):
        return _full(match.first, match.last, 2001, 9, 11)
    return _month_day(match.first, match.last, month, day, context)


def last_date(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Last Oct. 23" lies before the day of publication, "next March 3" after it."""
    month, day = match.certain(*MONTH), match.certain(*DAY)
    if context.reference is None:
        return undated(match.first, match.last, f"XXXX-{month:02d}-{day:02d}")
    tense: choose.Tense = "past" if match.has("last", "prev") else "future"
    found = choose.month_day(context.reference, month, day, tense)
    if found is None:
        return ()
    return dated(match.first, match.last, periods.day(found), context.relative("month"))


def week_of(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The week of March 23" holds that day; "the week beginning June 5" starts with it."""
    if match.value("unit") != "W":
        return ()
    at = match.place(*MONTH)
    day = match.place(*DAY)
    told = match.number("year")
    month, number_ = number(match.scan, at), number(match.scan, day)
    if told is not None:
        found = _full(match.first, match.last, told, month, number_)
    else:
        found = _month_day(match.first, match.last, month, number_, context)
    named = found[0].period if found else None
    if named is None or named.start is None:
        return found
    start = named.start - timedelta(days=6 if match.has("closing") else 0)
    whole = periods.week(start)
    if match.has("begin", "opening", "closing"):
        whole = replace(whole, start=start, end=start + timedelta(days=6))
    return dated(match.first, match.last, whole, found[0].basis)


def days_of_month(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Nov 24-26", "18 and 19 March", "Nov. 24, 25 and 26, 1998": one expression a day."""
    scan, at = match.scan, match.place(*MONTH)
    days = [i for i in range(match.first, match.last) if scan.is_class(i, "small", "ord")]
    year, month = match.number("year") or year_behind(match, context, match.last), number(scan, at)
    tail = match.last
    if at < days[0] and _counts_things(scan, match):
        days, tail = days[:1], days[0] + 1
    readings: list[Reading] = []
    for place, index in enumerate(days):
        first = at if place == 0 and at < index else index
        last = tail if place == len(days) - 1 else index + 1
        if year is None and not readings:
            readings += _month_day(first, last, month, number(scan, index), context)
        else:
            readings += _same_month(first, last, readings, (year, month, number(scan, index)))
    return tuple(readings)


def _same_month(
    first: int, last: int, before: list[Reading], day: tuple[int | None, int, int]
) -> tuple[Reading, ...]:
    """A further day of a month whose year the text gives, or the day before it showed."""
    year, month, number_ = day
    if year is not None:
        return _full(first, last, year, month, number_)
    told = before[0].period
    if told is None or told.start is None:
        value = f"XXXX-{month:02d}-{number_:02d}"
        return undated(first, last, value) if number_ <= 31 else ()
    found = choose.calendar_day(told.start.year, month, number_)
    return () if found is None else dated(first, last, periods.day(found), before[0].basis)


def the_day(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "On the 27th": of this month, or of the one before or after by tense."""
    scan, day = match.scan, match.certain("ord")
    if scan.word(match.first - 1) not in ("on", "by", "until", "till", "since", "from"):
        return ()
    if scan.word(match.last) not in ENDS or not 1 <= day <= 31:
        return ()
    if context.reference is None:
        return undated(match.first, match.last, f"XXXX-XX-{day:02d}")
    tense = context.tense(match.first, match.last) or "past"
    found = choose.day_of_month(context.reference, day, tense)
    return (
        ()
        if found is None
        else dated(match.first, match.last, periods.day(found), context.relative("month"))
    )


def _counts_things(scan: Scan, match: Match) -> bool:
    """In "on March 12 and 25 people" the second number counts; it is no day."""
    following = scan.word(match.last)
    return scan.is_class(match.last, "units", "unit") or (
        scan.codes[match.last - 1] == scan.lexicon.code["small"]
        and (following in ("percent", "%", "people", "men", "women") or len(following) > 3)
        and (following.endswith("s") or following in ("people", "percent"))
        and not scan.capital(match.last)
    )


def _attacks(scan: Scan, index: int) -> bool:
    words = scan.words[index : index + 3]
    return any(word in ("attacks", "attack", "terrorist", "hijackings") for word in words)


def year_behind(match: Match, context: Context, last: int) -> int | None:
    """The year of "last year" right behind a day: "19 March last year"."""
    scan = match.scan
    if context.reference is None or scan.word(last + 1) != "year":
        return None
    step = {"last": -1, "this": 0, "next": 1}.get(scan.word(last))
    return None if step is None else context.reference.year + step


def _full(
    first: int, last: int, year: int, month: int, day: int, basis: str = "explicit"
) -> tuple[Reading, ...]:
    found = choose.calendar_day(year, month, day)
    return () if found is None else dated(first, last, periods.day(found), basis)


def _month_day(
    first: int, last: int, month: int, day: int, context: Context
) -> tuple[Reading, ...]:
    """A day without its year: told by the sentence, else by tense and day of publication."""
    if choose.calendar_day(2000, month, day) is None:
        return ()
    told = context.told_year(first)
    if told is not None and (found := choose.calendar_day(told[0] + (month < told[1]), month, day)):
        return dated(first, last, periods.day(found), "text anchor")
    if context.reference is None:
        return undated(first, last, f"XXXX-{month:02d}-{day:02d}")
    tense = context.tense(first, last)
    found = choose.month_day(context.reference, month, day, tense)
    if found is None:
        return ()
    return dated(first, last, periods.day(found), context.relative("month"))
