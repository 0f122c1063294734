"""Days named by where they stand to the day of publication: "today", "last Friday", "tonight"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.resolve.times import choose, periods
from dragoman.resolve.times.modifiers import direction, edge_of
from dragoman.resolve.times.reading import (
    UNRESOLVED,
    Context,
    Reading,
    dated,
    edged,
    plain,
    undated,
)
from dragoman.resolve.times.scan import Match

WEEKEND = timedelta(days=1)
# "Today's China", "today's youth": the present age, not the day.
NAMED_DAYS = frozenset("bloody black cyber super holy shrove maundy sheffield".split())
# After these "that" opens a clause: "said that morning prayers".
REPORTING = frozenset("said say says saying told added believe believes hope know so".split())
PAPERS = frozenset("times telegraph mail mirror express herald mosque".split())
AGE_NOUNS = frozenset("world youth generation society china america europe standards kids".split())


def deictic(match: Match, context: Context) -> tuple[Reading, ...]:
    step, last = match.certain("deictic"), match.last
    if match.has("apos") and not match.has("part"):
        last = match.last - 2
        if match.scan.word(match.last) in AGE_NOUNS and step == 0:
            return plain(match.first, last, "DATE", "PRESENT_REF")
    if context.reference is None:
        return _at(match, last, None, "XXXX-XX-XX", UNRESOLVED)
    found = context.reference + timedelta(days=step)
    return _at(match, last, found, found.isoformat(), context.basis)


def tonight(match: Match, context: Context) -> tuple[Reading, ...]:
    return _night(match, context, 0)


def overnight(match: Match, context: Context) -> tuple[Reading, ...]:
    """The night that "overnight" names the text does not say."""
    if match.scan.is_class(match.first - 1, "dash") or match.scan.is_class(match.last, "dash"):
        return ()
    value = f"{context.reference or 'XXXX-XX-XX'}TNI"
    return (Reading(match.first, match.last, "TIME", value, None, UNRESOLVED),)


def _night(match: Match, context: Context, step: int) -> tuple[Reading, ...]:
    part = match.value("part", "tonight") or "NI"
    if context.reference is None:
        value = f"XXXX-XX-XXT{part}"
        return (Reading(match.first, match.last, "TIME", value, None, UNRESOLVED),)
    found = context.reference + timedelta(days=step)
    period, value = periods.day(found), f"{found.isoformat()}T{part}"
    return (Reading(match.first, match.last, "TIME", value, period, context.basis),)


def part_deictic(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "This morning", "last night", "that evening", "the following morning"."""
    if match.has("this"):
        return _night(match, context, 0)
    if match.has("last"):
        return () if match.has("the") else _night(match, context, -1)
    if match.has("that") and match.scan.word(match.first - 1) in REPORTING:
        return ()
    step = 1 if match.has("next", "follow") else -1 if match.has("prev") else 0
    anchor, part = context.anchor(match.first), match.value("part")
    if anchor is None or anchor.precision != "day" or anchor.start is None:
        value = f"XXXX-XX-XXT{part}"
        return (Reading(match.first, match.last, "TIME", value, None, UNRESOLVED),)
    found = anchor.start + timedelta(days=step)
    value = f"{found.isoformat()}T{part}"
    return (Reading(match.first, match.last, "TIME", value, periods.day(found), "text anchor"),)


def day_offset(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The day before yesterday", "the week after next" is no such thing."""
    if match.value("unit") != "D":
        return ()
    step = (-1 if match.has("before") else 1) + (match.number("deictic") or 0)
    if match.has("part"):
        step -= 1
    if context.reference is None:
        return undated(match.first, match.last, "XXXX-XX-XX")
    found = context.reference + timedelta(days=step)
    return dated(match.first, match.last, periods.day(found), context.basis)


def weekday(match: Match, context: Context) -> tuple[Reading, ...]:
    """A weekday by its "last" or "next", else by the tense of its clause."""
    at, number = match.place("weekday", "wday"), match.certain("weekday", "wday")
    if match.scan.is_class(at, "wday") and not _is_abbreviation(match, at):
        return ()
    if match.has("part") and match.find("part") == match.first and _is_name(match):
        return ()
    if match.scan.word(at - 1) in NAMED_DAYS or match.scan.word(at + 1) in PAPERS:
        return ()
    first = match.first
    if match.has("that") and match.scan.is_class(first, "that"):
        first += 1  # "said that Friday" begins a clause more often than it points
    if match.has("same", "follow", "prev"):
        return _anchored_weekday(match, context, number)
    basis = context.relative("weekday")
    if context.reference is None:
        found = _at(match, match.last, None, f"XXXX-WXX-{number}", UNRESOLVED)
    else:
        day = _weekday(context.reference, number, match, context)
        found = _at(match, match.last, day, day.isoformat(), basis)
    return tuple(
        Reading(first, one.last, one.type, one.value, one.period, one.basis) for one in found
    )


def _is_name(match: Match) -> bool:
    """ "Told Dawn on Tuesday": a newspaper, no part of the day."""
    opens = match.first == match.scan.sentence(match.first)[0]
    return match.scan.capital(match.first) and not opens


def _weekday(reference: date, number: int, match: Match, context: Context) -> date:
    if match.has("last"):
        return choose.last_weekday(reference, number)
    if match.has("next"):
        return choose.next_weekday(reference, number)
    if match.has("past"):
        return choose.last_weekday(reference, number)
    if match.has("coming", "this"):
        past = match.has("this") and context.tense(match.first, match.last) == "past"
        return choose.weekday(reference, number, "past" if past else "future")
    tense = context.tense(match.first, match.last)
    found = choose.weekday(reference, number, tense)
    low, _ = match.scan.sentence(match.first)
    told = context.readings[-1] if context.readings else None
    if tense == "future" and found == reference and told is not None and told.first >= low:
        end = told.period.end if told.period is not None else None
        if told.type == "DATE" and end is not None and end > reference:
            return found + timedelta(days=7)  # "on Tuesday, and on Thursday": told in order
    return found


def _anchored_weekday(match: Match, context: Context, number: int) -> tuple[Reading, ...]:
    """ "The following Tuesday" counts from a day that the text names, or stays open."""
    anchor = context.anchor(match.first)
    if anchor is None or anchor.start is None or anchor.end is None:
        return undated(match.first, match.last, f"XXXX-WXX-{number}")
    if anchor.end - anchor.start > WEEKEND or (match.has("same") and anchor.start != anchor.end):
        return undated(match.first, match.last, f"XXXX-WXX-{number}")
    if match.has("follow"):
        found = choose.weekday(anchor.end + timedelta(days=1), number, "future")
    else:
        found = choose.last_weekday(anchor.start + timedelta(days=int(match.has("same"))), number)
    return _at(match, match.last, found, found.isoformat(), "text anchor")


def _is_abbreviation(match: Match, at: int) -> bool:
    """ "Sun." and "Sat." are days before a comma or after "on", not the newspaper or the verb."""
    before = match.scan.word(at - 1)
    dotted = match.scan.is_class(at + 1, "dot") and before not in ("the", "a")
    return before in ("on", "(", "until", "by", "late", "early", "last", "next") or (
        dotted and not match.scan.capital(at - 1)
    )


def weekday_of_week(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Monday of last week", "Friday next week"."""
    number = match.certain("weekday", "wday")
    if match.value("unit") != "W":
        return ()
    if context.reference is None:
        return _at(match, match.last, None, f"XXXX-WXX-{number}", UNRESOLVED)
    around = periods.around(context.reference, "W", direction(match))
    if around is None or around.start is None:
        return ()
    found = around.start + timedelta(days=number - 1)
    return _at(match, match.last, found, found.isoformat(), context.relative("weekday"))


def weekday_ago(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "A week ago Friday": the Friday a week before the last one."""
    number = match.certain("weekday", "wday")
    if match.value("unit") != "W":
        return ()
    if context.reference is None:
        return undated(match.first, match.last, f"XXXX-WXX-{number}")
    found = choose.weekday(context.reference, number, "past") - timedelta(days=7)
    return dated(match.first, match.last, periods.day(found), context.relative("weekday"))


def every_weekday(match: Match, _context: Context) -> tuple[Reading, ...]:
    number = match.certain("weekday", "wday")
    part = match.value("part") if match.has("part") else None
    value = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
    return plain(match.first, match.last, "SET", value)


def weekdays(match: Match, _context: Context) -> tuple[Reading, ...]:
    return plain(match.first, match.last, "SET", f"XXXX-WXX-{match.number('weekdays')}")


def weekend(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Last weekend" is over; "the weekend" goes by tense."""
    reference = context.reference
    if reference is None:
        return undated(match.first, match.last, "XXXX-WXX-WE")
    if match.has("that"):
        return undated(match.first, match.last, "XXXX-WXX-WE")
    saturday = choose.weekday(reference, 6, "past")
    if match.has("last", "past", "prev"):
        if (reference - saturday).days < 2:
            saturday -= timedelta(days=7 * (not match.has("this", "past")))
    elif match.has("next"):
        saturday = choose.weekday(reference + timedelta(days=1), 6, "future")
        saturday += timedelta(days=7 if (saturday - reference).days < 3 else 0)
    elif (reference - saturday).days >= 2 and _ahead(match, context):
        saturday += timedelta(days=7)
    found = dated(match.first, match.last, periods.weekend(saturday), context.relative("weekday"))
    return edged(found, edge_of(match))


def _ahead(match: Match, context: Context) -> bool:
    if match.has("coming"):
        return True
    tense = context.tense(match.first, match.last)
    return tense == "future" or (match.has("this") and tense is None)


def _at(match: Match, last: int, found: date | None, value: str, basis: str) -> tuple[Reading, ...]:
    """A day, or a TIME on it where the match names a part of the day."""
    part = match.value("part") if match.has("part") else None
    period = None if found is None else periods.day(found)
    if part is None:
        return (Reading(match.first, last, "DATE", value, period, basis),)
    return (Reading(match.first, last, "TIME", f"{value}T{part}", period, basis),)
