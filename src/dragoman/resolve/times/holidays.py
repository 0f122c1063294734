"""Feasts and holidays by name: "Thanksgiving Day", "Good Friday", "Christmas Eve"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dragoman.resolve.times import choose, periods
from dragoman.resolve.times.explicit import year_behind
from dragoman.resolve.times.lexicon import rows
from dragoman.resolve.times.reading import Context, Reading, dated, undated
from dragoman.resolve.times.scan import Match, Scan, number

LONGEST = 5


@lru_cache(maxsize=1)
def rules() -> dict[tuple[str, ...], str]:
    """The rule of each holiday by the words of its name; read once."""
    return {tuple(words.split()): rule for words, rule in rows("holidays.tsv")}


def holiday(match: Match, context: Context) -> tuple[Reading, ...]:
    """The day by its own year, else by "last" and "next", else by tense."""
    found = _named(match.scan, match.first)
    if found is None or not match.scan.capital(match.first):
        return ()
    rule, last = found
    if match.scan.is_class(match.first - 1, "dash"):
        return ()
    year_at = last + 1 if match.scan.is_class(last, "comma", "of") else last
    if match.scan.is_class(year_at, "year"):
        explicit = day_of(rule, number(match.scan, year_at))
        if explicit is not None:
            return dated(match.first, year_at + 1, periods.day(explicit), "explicit")
    told = year_behind(match, context, last)
    if told is not None and (day := day_of(rule, told)) is not None:
        return dated(match.first, last + 2, periods.day(day), context.relative("holiday"))
    if context.reference is None:
        return undated(match.first, last, f"XXXX-{rule}" if rule[2] == "-" else "XXXX-XX-XX")
    day = _chosen(rule, match, context, context.reference, last)
    if day is None:
        return ()
    return dated(match.first, last, periods.day(day), context.relative("holiday"))


def may_day(match: Match, context: Context) -> tuple[Reading, ...]:
    if match.scan.words[match.first : match.last] != ["may", "day"]:
        return ()
    if context.reference is None:
        return undated(match.first, match.last, "XXXX-05-01")
    day = _chosen("05-01", match, context, context.reference, match.last)
    if day is None:
        return ()
    return dated(match.first, match.last, periods.day(day), context.relative("holiday"))


def _named(scan: Scan, first: int) -> tuple[str, int] | None:
    """The rule of the longest name that starts here, and the word behind it."""
    words: list[str] = []
    best: tuple[str, int] | None = None
    for index in range(first, min(first + LONGEST + 1, len(scan.words))):
        if not scan.is_class(index, "apos"):
            words.append(scan.words[index])
        rule = rules().get(tuple(words))
        if rule is not None and rule != ".":
            best = rule, index + 1
    return best


def _chosen(rule: str, match: Match, context: Context, reference: date, last: int) -> date | None:
    years = range(reference.year - 2, reference.year + 3)
    days = [day for year in years if (day := day_of(rule, year)) is not None]
    if not days:
        return None
    before = match.scan.word(match.first - 1)
    tense = context.tense(match.first, last)
    nearest = min(days, key=lambda day: abs((day - reference).days))
    if before not in ("last", "next") and abs((nearest - reference).days) < choose.NEAR // 2:
        return nearest
    if before == "last" or (tense == "past" and before != "next"):
        return max((day for day in days if day <= reference), default=None)
    if before == "next" or tense == "future":
        return min((day for day in days if day >= reference), default=None)
    return nearest


def day_of(rule: str, year: int) -> date | None:
    """The day a rule gives in a year; None beyond the calendar."""
    if not 1583 <= year <= 4000:
        return None
    if rule.startswith("E"):
        return easter(year) + timedelta(days=int(rule[1:]))
    if rule[2] == "-":
        return date(year, int(rule[:2]), int(rule[3:]))
    month, *rest = rule.split(":")
    if rest == ["election"]:
        return choose.weekday(date(year, int(month), 1), 1, "future") + timedelta(days=1)
    nth, weekday = int(rest[0]), int(rest[1])
    if nth > 0:
        first = choose.weekday(date(year, int(month), 1), weekday, "future")
        return first + timedelta(days=7 * (nth - 1))
    final = periods.month(year, int(month)).end
    return None if final is None else choose.weekday(final, weekday, "past")


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus."""
    a, (b, c) = year % 19, divmod(year, 100)
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
