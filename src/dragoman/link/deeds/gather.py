"""Deeds from the tellings of all reports: words brought together, signs found for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from dragoman.link.deeds.answering import sign_of_answer
from dragoman.link.deeds.bearing import sign_of
from dragoman.link.deeds.doings import Doing, all_doings
from dragoman.link.deeds.idioms import Spoken, all_spoken, sign_of_phrase
from dragoman.link.deeds.lexicon import lexicon
from dragoman.link.deeds.lines import Line, lines
from dragoman.link.deeds.objects import speaks_of
from dragoman.link.deeds.plans import planned_meetings
from dragoman.link.deeds.search import Search
from dragoman.link.deeds.standing import SPOKEN_OF, VAGUE, standing
from dragoman.link.deeds.voiced import Voiced
from dragoman.link.deeds.voicing import voiced
from dragoman.link.words import Rarity
from dragoman.records import Deed, Findings, Meeting, Occurrence, Reason, Sign, When, content_id

_AGAIN = timedelta(days=120)
_SAME_WORDS = 0.5
_MOST_SIGNS = 12
_MOST_WORDINGS = 3


@dataclass(frozen=True, slots=True)
class Tellings:
    """What one report contributes: words voiced, acts told of, phrases about words."""

    report: str
    published: date | None
    voiced: tuple[Voiced, ...]
    doings: tuple[Doing, ...]
    spoken: tuple[Spoken, ...]


def tellings(findings: Findings) -> Tellings:
    """All that a report says of words and deeds."""
    found = lines(findings)
    acts = lexicon()
    return Tellings(
        report=findings.report.id,
        published=findings.report.published,
        voiced=voiced(findings, found),
        doings=tuple(all_doings(found, acts)),
        spoken=tuple(all_spoken(found)),
    )


def deeds_of(
    told: Iterable[Tellings],
    meetings: Iterable[tuple[Meeting, Occurrence]] = (),
    *,
    origins: Mapping[str, str],
    dates: Mapping[str, When],
) -> tuple[Deed, ...]:
    """Every demand, commitment, condition, threat and plan with its standing, in order of day.

    `dates` place undated reports; `origins` keep copies from counting twice. The day of the last
    report is the day as of which the status holds.
    """
    reports = sorted((_placed(one, dates) for one in told), key=lambda one: one.report)
    as_of = max((one.published for one in reports if one.published), default=None)
    first = [one for one in reports if origins.get(one.report, one.report) == one.report]
    rarity = Rarity.of(frozenset(words_of(one)) for one in first)
    search = Search((doing for one in first for doing in one.doings), rarity)
    beside = _Beside(first)
    phrases: dict[str | None, list[Spoken]] = defaultdict(list)
    for phrase in (phrase for one in first for phrase in one.spoken):
        for code in phrase.near:
            phrases[code].append(phrase)
    deeds = []
    for group in groups((words for one in reports for words in one.voiced), rarity):
        leading = group[0]
        spoken = phrases.get(leading.holder.country, ())
        signs = _strongest(
            sign
            for words in _wordings(group)
            for sign in _signs(words, search.candidates(words), spoken, rarity)
        )
        spoken_of = leading.deadline is not None and (
            beside.later(leading)
            or any(speaks_of(leading, doing, rarity) for doing in search.candidates(leading))
        )
        deeds.append(_deed(group, signs, origins, as_of, spoken_of=spoken_of))
    return tuple(
        sorted((*deeds, *planned_meetings(meetings, as_of=as_of)), key=lambda one: _order(one))
    )


class _Beside:
    """Until when reports speak of two states beside one another."""

    def __init__(self, told: Iterable[Tellings]) -> None:
        self._last: dict[frozenset[str], date] = {}
        for one in told:
            if one.published is None:
                continue
            for near in {doing.near for doing in one.doings}:
                for pair in (frozenset(it) for it in product(near, near)):
                    self._last[pair] = max(one.published, self._last.get(pair, one.published))

    def later(self, words: Voiced) -> bool:
        """Whether they do after the day by which it was due: nothing found then proves little."""
        own, due = words.bound or words.holder.country, words.deadline
        day = (due.end or due.start) if due else None
        if own is None or day is None:
            return False
        pairs = [frozenset({own, other}) for other in words.against or (own,)]
        return any(self._last.get(pair, date.min) > day for pair in pairs)


def _order(deed: Deed) -> tuple[date, str]:
    day = (deed.said.end or deed.said.start) if deed.said else None
    return (day or date.max, deed.id)


def _placed(one: Tellings, dates: Mapping[str, When]) -> Tellings:
    """An undated report on the last day on which others let it have come out."""
    when = dates.get(one.report)
    day = (when.end or when.start) if when else None
    if one.published is not None or day is None:
        return one

    def dated(line: Line) -> Line:
        return replace(line, published=day)

    return replace(
        one,
        published=day,
        voiced=tuple(replace(it, line=dated(it.line)) for it in one.voiced),
        doings=tuple(replace(it, line=dated(it.line)) for it in one.doings),
        spoken=tuple(replace(it, line=dated(it.line)) for it in one.spoken),
    )


def words_of(one: Tellings) -> Iterator[str]:
    """The words by which rarity is counted."""
    for doing in one.doings:
        yield from doing.words
    for words in one.voiced:
        yield from words.asked.words


# ---------------------------------------------------------------- words of several reports


def groups(all_voiced: Iterable[Voiced], rarity: Rarity) -> list[list[Voiced]]:
    """The same words told again, by other reports or on other days, are one."""
    groups: dict[tuple[object, ...], list[list[Voiced]]] = defaultdict(list)
    for words in sorted(all_voiced, key=_voiced_order):
        of_kind = groups[_key(words)]
        home = next((group for group in of_kind if _again(group, words, rarity)), None)
        if home is None:
            of_kind.append([words])
        else:
            home.append(words)
    return [group for of_kind in groups.values() for group in of_kind]


def _voiced_order(words: Voiced) -> tuple[date, date, str, int, str]:
    published = words.line.published or date.max
    span = words.evidence.spans[0]
    return (words.day or published, published, words.line.report, span.start, words.kind)


def _key(words: Voiced) -> tuple[object, ...]:
    asked = words.asked
    keys = asked.keys or asked.avoid
    return (words.kind, words.holder.country, words.bound, keys, asked.negative, asked.vague)


def _again(group: Sequence[Voiced], words: Voiced, rarity: Rarity) -> bool:
    first, last = group[0], group[-1]
    days = (last.day, words.day)
    if days[0] is None or days[1] is None:
        if words.line.report != first.line.report:
            return False
    elif days[1] - days[0] > _AGAIN:
        return False
    if not words.asked.words and not first.asked.words:
        return True
    return rarity.overlap(first.asked.words, words.asked.words) >= _SAME_WORDS


# ---------------------------------------------------------------- signs


def _wordings(group: Sequence[Voiced]) -> Iterator[Voiced]:
    """The words as they were first told, and told otherwise later: other words, the same day."""
    seen: set[frozenset[str]] = set()
    for words in group:
        if words.asked.words not in seen and len(seen) < _MOST_WORDINGS:
            seen.add(words.asked.words)
            yield words


def _signs(
    words: Voiced, candidates: Iterable[Doing], phrases: Iterable[Spoken], rarity: Rarity
) -> Iterator[Sign]:
    if words.asked.vague and words.kind != "threat":
        return
    if words.asked.vague:
        found = [sign_of_answer(words, doing) for doing in candidates]
    else:
        found = [sign_of(words, doing, rarity) for doing in candidates]
        found += [sign_of_phrase(words, phrase, rarity) for phrase in phrases]
    yield from filter(None, found)


def _strongest(found: Iterable[Sign]) -> tuple[Sign, ...]:
    """The surest sign of each line; a few of all. Whom it met another sign of the line may say."""
    best: dict[tuple[str, str, int], Sign] = {}
    for sign in found:
        done = "follows" if sign.bearing == "follows in part" else sign.bearing
        key = (done, sign.evidence.report, sign.evidence.spans[0].start)
        other = best.get(key)
        surest = sign if other is None or _surer(sign, other) else other
        met = surest.towards or sign.towards or (other.towards if other else None)
        best[key] = replace(surest, towards=met)
    followed = {key[1:] for key in best if key[0] == "follows"}
    # "Freed the crew, six days after it boarded the ship": what one line undoes it did before.
    kept = [it for at, it in best.items() if at[0] != "contradicts" or at[1:] not in followed]
    strongest = sorted(kept, key=lambda sign: (-sign.score, _sign_order(sign)))
    return tuple(sorted(strongest[:_MOST_SIGNS], key=_sign_order))


def _surer(sign: Sign, other: Sign) -> bool:
    return (sign.settles, sign.score) > (other.settles, other.score)


def _sign_order(sign: Sign) -> tuple[date, str, int, str]:
    where = sign.evidence.spans[0].start
    return (sign.published or date.max, sign.evidence.report, where, sign.bearing)


def _towards(group: Sequence[Voiced], signs: Sequence[Sign]) -> str | None:
    """The other side as the words name it, else as the act that followed them does."""
    for words in group:
        if words.towards:
            return words.towards
    own = (group[0].holder.country, group[0].bound)
    told = (sign.towards for sign in signs if sign.settles and sign.towards not in own)
    return next((code for code in told if code), None)


def _deed(
    group: Sequence[Voiced],
    signs: tuple[Sign, ...],
    origins: Mapping[str, str],
    as_of: date | None,
    *,
    spoken_of: bool,
) -> Deed:
    first = group[0]
    reports = dict.fromkeys(words.line.report for words in group)
    span = first.evidence.spans[0]
    vague = (Reason(VAGUE),) if first.asked.vague else ()
    further = (Reason(SPOKEN_OF),) if spoken_of else ()
    act = " ".join(sorted(first.asked.keys or first.asked.avoid))
    deed = Deed(
        id=content_id("d", first.kind, first.line.report, span.start, span.end),
        kind=first.kind,
        holder=first.holder,
        bound=first.bound,
        towards=_towards(group, signs),
        said=first.said,
        deadline=next((words.deadline for words in group if words.deadline), None),
        words=tuple(dict.fromkeys(record for words in group for record in words.records)),
        voiced=tuple(words.evidence for words in group),
        origins=len({origins.get(report, report) for report in reports}),
        status="open",
        signs=signs,
        reasons=(*vague, *further, Reason("rule: words and act", f"{first.kind}: {act}")),
    )
    status, why = standing(deed, as_of)
    return replace(deed, status=status, reasons=(*deed.reasons, why))
