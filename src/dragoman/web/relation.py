"""The page of a pair: lanes of words, meetings and deeds over time, and the same as a list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman import views
from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from dragoman.records import Position
from dragoman.views import Deeds, MeetingLine, Parties, SourceLine
from dragoman.views.grouping import day_of
from dragoman.views.index import Index, Part, Width, index_of, plot
from dragoman.web.asked import Asked
from dragoman.web.exporting import OFFERED, Sheet, exported
from dragoman.web.lanes import Drawing, Mark, drawing
from dragoman.web.passing import Choice, Item, Passing, passing
from dragoman.web.site import Site
from dragoman.web.tables import passing_row
from dragoman.web.visits import Visit, visit
from dragoman.web.window import beginning
from dragoman.web.wording import shortened, when_words

ON_A_PAGE = 60
MOST_NEXT, MOST_LAST = 6, 3
MOST_DEMANDS = 8
MOST_PARTS = 3
_TITLE = 120
_AHEAD = timedelta(days=366)
"""How far ahead of a day a meeting is looked for."""
_WEEKS, _MONTHS = 200, 1_100
"""Days up to which an index has a point for each week, for each month."""
_ASKED_FOR = ("demand", "condition")


@dataclass(frozen=True, slots=True)
class Planned:
    """Meetings still ahead of a day, the next first; where none is, the last that were told of."""

    reference: date | None
    ahead: tuple[MeetingLine, ...]
    last: tuple[MeetingLine, ...]


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/relations")
    def relations(request: Request) -> Response:
        asked = Asked(request.query_params)
        return _to_pair(site.session.parties, asked.words("a"), asked.words("b"))

    @routes.get("/relations/{first}/{second}")
    def relation(request: Request, first: str, second: str) -> Response:
        parties = site.session.parties
        pair = (parties.code(first), parties.code(second))
        if pair != (first, second) or pair[0] == pair[1]:
            return _to_pair(parties, first, second)
        seen = visit(request, mark=site.session.ledger.mark(), at=datetime.now(UTC))
        page = _page(site, request, pair, seen)
        seen.remember(page, request.url.path)
        return page

    @routes.get("/relations/{first}/{second}/export")
    def export(request: Request, first: str, second: str) -> Response:
        parties, asked = site.session.parties, Asked(request.query_params)
        pair = (parties.code(first), parties.code(second))
        items = on_view(site, pair, asked).found.items
        records = [name for item in items for name in item.records]
        sheet = Sheet(f"{pair[0]}-{pair[1]}", [passing_row(item) for item in items], records)
        return exported(site, sheet, asked)

    return routes


def _page(site: Site, request: Request, pair: tuple[str, str], seen: Visit) -> Response:
    asked, ledger = Asked(request.query_params), site.session.ledger
    view = on_view(site, pair, asked)
    found, choice = view.found, view.choice
    page = asked.number("page")
    newest_first = tuple(reversed(found.dated))
    new = _new(ledger, found, seen)
    # What is open stays so, however far back the page looks.
    unmet = open_demands(ledger, pair, since=asked.day("from"), until=choice.until)
    measured = index_of(found.timeline, pair, last=ledger.last_published(), by=_width(found))
    return site.pages.draw(
        request, "relation.html", pair=pair, asked=asked, choice=choice, found=found,
        bounded=view.bounded, drawing=_drawing(site, pair, found), page=page,
        on_a_page=ON_A_PAGE, pages=max(1, -(-len(newest_first) // ON_A_PAGE)),
        shown=newest_first[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], formats=OFFERED,
        planned=planned(ledger, pair, found, choice, today=site.today()),
        demands=unmet, held=() if unmet.lines else demands(ledger, pair, choice),
        index=measured, plot=plot(measured) if _is_drawn(measured) else None,
        weightiest=_weightiest(measured),
        seen=seen, new=new, fresh={item.id for item in new}, origins=_by_origin(site, found),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """What an address shows of a pair; `bounded` says that a first day was set for it."""

    choice: Choice
    bounded: bool
    found: Passing


def on_view(site: Site, pair: tuple[str, str], asked: Asked) -> View:
    """The rows of an address: of the page that shows them and of every file of them."""
    ledger, choice = site.session.ledger, choice_of(asked)
    since = choice.since or beginning(ledger, between=pair, until=choice.until)
    bounded = since != choice.since
    choice = replace(choice, since=since)
    return View(choice, bounded, passing(ledger, pair, choice, originals=site.originals))


def _to_pair(parties: Parties, first: str, second: str) -> Response:
    if not (first and second):
        raise SettingsError("give two parties, such as China and USA")
    codes = (parties.code(first), parties.code(second))
    if codes[0] == codes[1]:
        raise SettingsError(f"{first} and {second} are the same party; give two")
    return RedirectResponse(f"/relations/{codes[0]}/{codes[1]}", status_code=303)


def choice_of(asked: Asked) -> Choice:
    """The filters in an address."""
    return Choice(
        since=asked.day("from"),
        until=asked.day("to"),
        types=asked.many("type"),
        statuses=asked.many("status"),
        outlets=asked.many("outlet"),
        issues=asked.many("issue"),
        words=asked.one_of("words", ("all", "positions", "none")),
    )


# ---------------------------------------------------------------- the drawing and the counts


def _drawing(site: Site, pair: tuple[str, str], found: Passing) -> Drawing | None:
    name = site.pages.party
    labels = (f"{name(pair[0])} says", f"{name(pair[1])} says", "Meetings", "Deeds")
    return drawing(labels, (_mark(item) for item in found.dated))


def _mark(item: Item) -> Mark:
    assert item.day is not None
    told = "published " if item.as_published else ""
    day = f"{told}{item.day}" if item.as_published else when_words(item.when)
    return Mark(
        id=item.id,
        lane=item.lane,
        day=item.day,
        end=item.when.end if item.when and item.when.start else None,
        status=item.status,
        title=f"{day}: {item.status}, {item.what}: “{shortened(item.quote, _TITLE)}”",
    )


def _width(found: Passing) -> Width:
    """Points that are neither too few for a course nor too many for the eye."""
    days = [day for row in found.timeline.rows if (day := day_of(row.when))]
    span = (max(days) - min(days)).days if days else 0
    return "week" if span <= _WEEKS else "month" if span <= _MONTHS else "quarter"


def _weightiest(measured: Index) -> dict[str, list[Part]]:
    """By the label of a point the occurrences that it rests on most."""
    found: dict[str, list[Part]] = {}
    for part in sorted(measured.parts, key=lambda part: (-abs(part.value), part.id)):
        found.setdefault(part.label, []).append(part)
    return {label: parts[:MOST_PARTS] for label, parts in found.items()}


def _is_drawn(measured: Index) -> bool:
    """One point is a number, no course of things."""
    return sum(point.value is not None for point in measured.points) > 1


def _new(ledger: Ledger, found: Passing, seen: Visit) -> tuple[Item, ...]:
    """Items that a report tells which was kept since the last visit, the latest first."""
    if seen.known is None:
        return ()
    names = {source.report for item in found.items for source in item.sources}
    fresh = ledger.kept_after(seen.known, names)
    return tuple(
        item
        for item in (*reversed(found.dated), *found.undated)
        if any(source.report in fresh for source in item.sources)
    )


def _by_origin(site: Site, found: Passing) -> tuple[tuple[SourceLine, ...], ...]:
    """The reports that were counted, those together that go back to one text."""
    counted = found.counted
    origins = site.originals.of([source.report for source in counted]) or {}
    groups: dict[str, list[SourceLine]] = {}
    for source in counted:
        groups.setdefault(origins.get(source.report, source.report), []).append(source)
    return tuple(map(tuple, groups.values()))


# ---------------------------------------------------------------- what is ahead, what is asked for


def planned(
    ledger: Ledger, pair: tuple[str, str], found: Passing, choice: Choice, *, today: date
) -> Planned:
    """Meetings ahead of today, or of the newest report where that is older than today."""
    published = [s.published for item in found.items for s in item.sources if s.published]
    reference = min(max(published, default=today), today)
    if choice.until:
        reference = min(reference, choice.until)
    horizon = reference + _AHEAD if reference < date.max - _AHEAD else None
    ahead, last = views.meetings_about(
        ledger, pair, reference, since=choice.since, horizon=horizon, most_ahead=MOST_NEXT,
        most_before=MOST_LAST,
    )  # fmt: skip
    return Planned(reference, ahead, last)


def open_demands(
    ledger: Ledger, pair: tuple[str, str], *, since: date | None, until: date | None
) -> Deeds:
    """Demands and conditions of which no report tells what came, the newest first."""
    return views.deeds(
        ledger, pair, kinds=_ASKED_FOR, statuses=("open", "partly followed"), since=since,
        until=until, order="newest", limit=MOST_DEMANDS,
    )  # fmt: skip


def demands(ledger: Ledger, pair: tuple[str, str], choice: Choice) -> tuple[Position, ...]:
    """The newest demands and conditions that either put to the other."""
    return ledger.positions(
        between=pair, kinds=_ASKED_FOR, since=choice.since, until=choice.until,
        limit=MOST_DEMANDS, order="newest",
    ) or ledger.positions(
        between=pair, kinds=_ASKED_FOR, since=choice.since, until=choice.until,
        limit=MOST_DEMANDS,
    )  # fmt: skip
