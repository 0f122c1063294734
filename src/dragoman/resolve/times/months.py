"""Months and seasons: "in February", "November last year", "last fall"."""

from __future__ import annotations

from dragoman.resolve.times import choose, periods
from dragoman.resolve.times.explicit import MONTH
from dragoman.resolve.times.modifiers import direction, edge_of
from dragoman.resolve.times.periods import Period
from dragoman.resolve.times.reading import Context, Reading, dated, edged, plain, undated
from dragoman.resolve.times.scan import Match, Scan, number
from dragoman.resolve.times.tense import verbs

LEADS = frozenset(
    "in of on since by until till from through to and during between before after for this or "
    "below above pre post "
    "around about early late mid last next s".split()
)
NAMES = frozenset({3, 4, 5, 6, 8, 1})


def month_year(match: Match, _context: Context) -> tuple[Reading, ...]:
    month, year = match.certain(*MONTH), match.certain("year")
    period = periods.month(year, month)
    return edged(dated(match.first, match.last, period, "explicit"), edge_of(match))


def month_month_year(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "March to May 2020": the year holds for both."""
    first, year = match.place(*MONTH), match.certain("year")
    second = match.place(*MONTH, after=first)
    months = number(match.scan, first), number(match.scan, second)
    early = periods.month(year - (months[0] > months[1]), months[0])
    late = periods.month(year, months[1])
    left = dated(match.first, first + 1, early, "explicit")
    return (*left, *dated(second, match.last, late, "explicit"))


def month_of_period(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "November last year", "March of this year"."""
    month, unit = match.certain(*MONTH), match.value("unit")
    if unit != "Y":
        return ()
    if match.has("same", "that"):
        anchor = context.anchor(match.first)
        year = anchor.start.year if anchor and anchor.start else None
        basis = "text anchor"
    else:
        reference = context.reference
        year = None if reference is None else reference.year + direction(match)
        basis = context.relative("month")
    if year is None:
        return undated(match.first, match.last, f"XXXX-{month:02d}")
    period = periods.month(year, month)
    return edged(dated(match.first, match.last, period, basis), edge_of(match))


def named_month(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Last November" is over; "this March" is this year's."""
    month, reference = match.certain(*MONTH), context.reference
    if match.has("past") and not match.has("this", "the"):
        return ()
    if reference is None:
        return undated(match.first, match.last, f"XXXX-{month:02d}")
    step = direction(match)
    if step == 0:
        year = reference.year
    elif step < 0:
        year = reference.year - (month >= reference.month)
    else:
        year = reference.year + (month <= reference.month)
    found = dated(match.first, match.last, periods.month(year, month), context.relative("month"))
    return edged(found, edge_of(match))


def every_month(match: Match, _context: Context) -> tuple[Reading, ...]:
    month = match.certain(*MONTH)
    return plain(match.first, match.last, "SET", f"XXXX-{month:02d}")


def month(match: Match, context: Context) -> tuple[Reading, ...]:
    at = match.place(*MONTH)
    named = number(match.scan, at)
    if match.first == at and not _is_month(match.scan, at, named):
        return ()
    told = context.told_year(match.first)
    if told is not None:
        period = periods.month(told[0] + (named < told[1]), named)
        return edged(dated(match.first, match.last, period, "text anchor"), edge_of(match))
    if context.reference is None:
        return undated(match.first, match.last, f"XXXX-{named:02d}")
    tense = context.tense(match.first, match.last)
    period = periods.month(choose.year_of_month(context.reference, named, tense), named)
    found = dated(match.first, match.last, period, context.relative("month"))
    return edged(found, edge_of(match))


def _is_month(scan: Scan, index: int, named: int) -> bool:
    """Whether the word is a month and no verb or name ("March on Rome", "Theresa May")."""
    abbreviated = scan.is_class(index, "mon")
    if abbreviated and scan.is_class(index + 1, "dash"):
        return False
    if named not in NAMES and not abbreviated:
        return True
    before, after = scan.word(index - 1), scan.word(index + 1)
    if abbreviated and scan.capital(index + 1):
        return False
    if named == 5 and after in ("be", "have", "not", "i", "we", "you"):
        return False
    if named == 5 and scan.is_class(index + 1, "apos") and before not in ("in", "of", "this"):
        return False
    if before in LEADS:
        return not (named == 3 and after == "on" and before not in ("in", "since", "by"))
    if before == "the":
        return after not in ("on", "of", "to", "for") and not scan.capital(index + 1)
    opens = index == scan.sentence(index)[0] or not scan.capital(index - 1)
    if opens and after in verbs()["figures"]:
        return True  # "May sales", "March output"
    if named in (3, 5) or abbreviated:
        return False
    return not scan.capital(index + 1) and not scan.capital(index - 1)


def season_year(match: Match, _context: Context) -> tuple[Reading, ...]:
    period = periods.season(match.certain("year"), match.word_value("season"))
    return edged(dated(match.first, match.last, period, "explicit"), edge_of(match))


def season(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "Last fall", "in the spring"; told by direction, else by tense."""
    name, reference, scan = match.word_value("season"), context.reference, match.scan
    if match.has("every"):
        return plain(match.first, match.last, "SET", f"XXXX-{name}")
    fall = match.place("season")
    if scan.words[fall] in ("fall", "spring") and scan.is_class(match.last, "of", "in"):
        return ()
    if match.first == fall and scan.word(fall - 1) not in ("in", "by", "since", "until", "through"):
        return ()
    if reference is None:
        return undated(match.first, match.last, f"XXXX-{name}")
    if match.has("last", "past", "prev"):
        step: choose.Tense | None = "past"
    elif match.has("next", "coming", "follow"):
        step = "future"
    else:
        step = None if match.has("this") else context.tense(match.first, match.last) or "past"
    year = _season_year(periods.season(reference.year, name), reference.year, step, match, context)
    found = dated(match.first, match.last, periods.season(year, name), context.relative("season"))
    return edged(found, edge_of(match))


season_bare = season


def _season_year(
    own: Period, year: int, step: choose.Tense | None, match: Match, context: Context
) -> int:
    """The year of the season before, after or around the day of publication."""
    reference = context.reference
    if reference is None or own.start is None or own.end is None:
        return year
    if own.value.endswith("WI") and step is None:
        return year - (reference.month < 6)
    if step == "past":
        over = own.end if match.has("last", "past", "prev") else own.start
        return year if over < reference else year - 1
    if step == "future":
        begun = own.start if match.has("next", "coming", "follow") else own.end
        return year if begun > reference else year + 1
    return year
