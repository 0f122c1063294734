"""Quarters, years, decades, centuries: "the third quarter", "in 1998", "the mid-1980s"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.resolve.times import periods
from dragoman.resolve.times.modifiers import direction, edge_of
from dragoman.resolve.times.months import LEADS
from dragoman.resolve.times.periods import Period
from dragoman.resolve.times.reading import Context, Reading, dated, edged, undated
from dragoman.resolve.times.scan import Match, Scan, number

COUNTED = frozenset(
    "people troops soldiers men women jobs seats votes miles kilometers km meters metres feet "
    "dollars euros yuan pounds yen tons tonnes percent cars barrels words workers dead others "
    "degrees points items pages rpm hp mm cm kg mw".split()
)
NUMBERED = frozenset(
    "flight no number room route highway resolution boeing article section page model channel "
    "least than # $ £ € ¥ nearly almost roughly approximately".split()
)


def quarter_year(match: Match, _context: Context) -> tuple[Reading, ...]:
    year = match.certain("year")
    return _part_of_year(match, year, "explicit")


def quarter_code(match: Match, _context: Context) -> tuple[Reading, ...]:
    year, which = match.number("year"), match.number("small")
    if which is None or which > 4:
        return ()
    if year is None:
        return undated(match.first, match.last, f"XXXX-Q{which}")
    return dated(match.first, match.last, periods.quarter(year, which), "explicit")


def quarter_of(match: Match, context: Context) -> tuple[Reading, ...]:
    """ "The third quarter", "the first half of last year", "last quarter"."""
    reference = context.reference
    if match.has("half") and not match.has("of"):
        return ()
    if match.has("unit") and match.value("unit") != "Y":
        return ()
    which = match.number("ordw", "ord")
    if which is None:
        if match.has("half") or reference is None:
            return () if match.has("half") else undated(match.first, match.last, "XXXX-QX")
        around = periods.around(reference, "Q", direction(match))
        return () if around is None else dated(match.first, match.last, around, context.basis)
    if reference is None or match.has("fiscal"):
        return undated(match.first, match.last, f"XXXX-{'H' if match.has('half') else 'Q'}{which}")
    if match.has("unit"):
        return _part_of_year(match, reference.year + direction(match), context.basis)
    if which > 4:
        return ()
    if (named := _year_before(match, context)) is not None:
        return _part_of_year(match, named, context.basis)
    year = reference.year
    figures = match.scan.is_class(match.last - 2, "dash") and not match.has("the")
    if not figures and context.tense(match.first, match.last) == "future":
        year += 3 * which < reference.month
    else:
        # A quarter's figures come after its end, so one just begun is last year's.
        year -= date(year, 3 * which - 2, 1) > reference - timedelta(days=20)
    return _part_of_year(match, year, context.relative("quarter"))


def _year_before(match: Match, context: Context) -> int | None:
    """The year in "last year's fourth quarter", "the year-ago first quarter"."""
    told = context.readings[-1] if context.readings else None
    period = told.period if told is not None else None
    if told is None or period is None or period.start is None or period.precision != "year":
        return None
    owning = match.scan.is_class(match.first - 1, "s") and told.last == match.first - 2
    return period.start.year if owning or told.last == match.first else None


def _part_of_year(match: Match, year: int, basis: str) -> tuple[Reading, ...]:
    which = match.number("ordw", "ord")
    if which is None and match.has("last"):
        which = 2 if match.has("half") else 4
    if which is None or which > (2 if match.has("half") else 4):
        return ()
    period = periods.half(year, which) if match.has("half") else periods.quarter(year, which)
    return edged(dated(match.first, match.last, period, basis), edge_of(match))


def fiscal_year(match: Match, _context: Context) -> tuple[Reading, ...]:
    """Whose fiscal year it is the words do not say, so its days stay unknown."""
    year = match.certain("year", "num", "small")
    year = year if year > 99 else year + (2000 if year < 50 else 1900)
    return undated(match.first, match.last, f"{year:04d}") if year < 2200 else ()


def fiscal_relative(match: Match, context: Context) -> tuple[Reading, ...]:
    if context.reference is None or match.value("unit") != "Y":
        return ()
    return undated(match.first, match.last, f"{context.reference.year + direction(match):04d}")


def decade(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "The 1990s", "the mid-'80s", "the sixties"."""
    named = match.value("decade") if match.has("decade") else None
    if named is not None:
        digits = int(named)
    else:
        at = match.place("year", "small", "num")
        written = match.scan.words[at]
        if not written.endswith("0") or len(written) not in (2, 4):
            if len(written) == 4 and match.has("apos"):  # "1988's loss"
                return dated(at, at + 1, periods.year(int(written)), "explicit")
            return ()
        digits = int(written) // 10 if len(written) == 4 else 190 + int(written) // 10
        if len(written) == 2 and digits < 192:
            digits += 10
    period = periods.decade(digits)
    return edged(dated(match.first, match.last, period, "explicit"), edge_of(match))


def century(match: Match, _context: Context) -> tuple[Reading, ...]:
    if match.value("unit") != "CE":
        return ()
    ordinal = match.number("ord", "ordw")
    tens = match.number("word") or 0
    if ordinal is None or not 1 <= tens + ordinal <= 30:
        return ()
    found = dated(match.first, match.last, periods.century(tens + ordinal), "explicit")
    return edged(found, edge_of(match))


def year_modified(match: Match, _context: Context) -> tuple[Reading, ...]:
    year = match.certain("year")
    if match.has("unit") and match.value("unit") != "Y":
        return ()
    found = dated(match.first, match.last, periods.year(year), "explicit")
    return edged(found, edge_of(match))


the_year = year_modified


def year_range(match: Match, _context: Context) -> tuple[Reading, ...]:
    """ "2001-2004" is two years, "1998-99" one expression over two."""
    scan, first = match.scan, number(match.scan, match.first)
    second = number(scan, match.first + 2)
    if len(scan.words[match.first + 2]) != 2 or scan.is_class(match.last, "dash"):
        return dated(match.first, match.first + 1, periods.year(first), "explicit")
    last = first - first % 100 + second
    last += 100 if last < first else 0
    if not first < last <= first + 30:
        return dated(match.first, match.first + 1, periods.year(first), "explicit")
    span = Period(f"{first:04d}", periods.year(first).start, periods.year(last).end, "range")
    return dated(match.first, match.last, span, "explicit")


def year(match: Match, _context: Context) -> tuple[Reading, ...]:
    """A bare number is a year unless something is counted or numbered with it."""
    scan, first, last = match.scan, match.first, match.last
    before, after = scan.word(first - 1), scan.word(last)
    if before in NUMBERED or after in COUNTED or after == "%":
        return ()
    if scan.is_class(last, "units", "unit", "zone", "meridiem") or _in_number(scan, first, last):
        return ()
    lead = before in LEADS or before in ("the", "(", ",", "a", "its", "his", "their", "late")
    if not lead and after.endswith("s") and len(after) > 3 and not scan.capital(last):
        return ()
    return dated(first, last, periods.year(number(scan, first)), "explicit")


def _in_number(scan: Scan, first: int, last: int) -> bool:
    """Whether the four digits are part of a longer number, as in 3.1998 or 555-1998."""
    content = scan.text.report.text
    before = content[max(0, scan.starts[first] - 2) : scan.starts[first]]
    after = content[scan.ends[last - 1] : scan.ends[last - 1] + 2]
    left = len(before) == 2 and before[-1] in ".,:/" and before[0].isdigit()
    right = len(after) == 2 and after[0] in ".,:/" and after[1].isdigit()
    return left or right or (bool(before) and before[-1] in "$£€#¥/")
