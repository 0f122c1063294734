"""The page of a pair beyond its list: what is new, the index with its band, what is open."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.responses import Response

from dragoman.api import Session
from dragoman.records import Report
from dragoman.web import create_app
from dragoman.web.visits import COOKIE, LASTS, Visit, visit

from .conftest import BASE

PAGE = "/relations/XBE/XDR"
NOW = datetime(2025, 3, 10, 9, 0, tzinfo=UTC)


def asking(cookie: str = "") -> Request:
    headers = [(b"cookie", f"{COOKIE}={cookie}".encode())] if cookie else []
    return Request({"type": "http", "headers": headers})


def remembered(seen: Visit) -> str:
    answer = Response()
    seen.remember(answer, PAGE)
    return answer.headers["set-cookie"].partition(";")[0].partition("=")[2]


def test_a_first_visit_knows_nothing_older() -> None:
    assert visit(asking(), mark=5, at=NOW) == Visit(None, None, 5, NOW)


def test_what_is_new_stays_new_while_a_visit_lasts_and_is_known_at_the_next() -> None:
    first = visit(asking(), mark=5, at=NOW)
    later = NOW + timedelta(days=1)
    second = visit(asking(remembered(first)), mark=7, at=later)
    assert (second.known, second.since) == (5, NOW)
    again = visit(asking(remembered(second)), mark=8, at=later + LASTS / 2)
    assert again.known == 5
    third = visit(asking(remembered(again)), mark=8, at=later + 3 * LASTS)
    assert third.known == 8


def test_a_cookie_of_another_kind_is_a_first_visit() -> None:
    for odd in ("a.b.c.d", "1.2.3", "9" * 30 + ".1.1.1", "...", "1.1.1.-5", "²...1"):
        assert visit(asking(odd), mark=5, at=NOW).known is None


def test_the_page_tells_what_came_since_the_last_visit(review_session: Session) -> None:
    with TestClient(create_app(review_session), base_url=BASE) as client:
        assert "Since your last visit" not in client.get(PAGE).text
        yesterday = int((datetime.now(UTC) - timedelta(days=1)).timestamp())
        mark = review_session.ledger.mark()
        cookie = {"Cookie": f"{COOKIE}=..{mark}.{yesterday}"}
        assert "No report of these rows was added" in client.get(PAGE, headers=cookie).text
        with review_session.ledger.run("hand-1") as run:
            report = Report("Belmark accused Drovia of haste on 2025-03-04.", outlet="Post")
            review_session.ledger.keep(review_session.coder.code(report), run)
        text = client.get(PAGE, headers=cookie).text
        news = text[text.index('id="news"') : text.index("</section>", text.index('id="news"'))]
        assert news.count("<li>") == 1
        assert "ACCUSE" in news
        assert text.count('class="fresh">new') == 1


def test_the_index_stands_with_its_band_and_each_point_opens_its_days(
    review_session: Session,
) -> None:
    with review_session.ledger.run("hand-1") as run:
        for day in ("2025-01-07", "2025-02-05"):
            report = Report(
                f"Drovia and Belmark met on {day}.", published=date.fromisoformat("2025-03-30")
            )
            review_session.ledger.keep(review_session.coder.code(report), run)
    with TestClient(create_app(review_session), base_url=BASE) as client:
        text = client.get(PAGE).text
        gauge = text[text.index('class="gauge"') : text.index("</figure>", text.index("gauge"))]
        assert 'class="band"' in gauge
        assert "What made each point" in gauge
        points = re.findall(r'<a href="\?(from=[\d-]+&amp;to=[\d-]+)"><title>', gauge)
        assert len(points) >= 3
        inside = client.get(f"{PAGE}?{points[0].replace('&amp;', '&')}").text
        assert "1</b> occurrence" in inside
        parts = set(re.findall(r'href="(/records/[^"]+)"', gauge))
        assert parts
        assert all(client.get(part).status_code == 200 for part in parts)


def test_no_course_is_drawn_of_a_single_point(client: TestClient) -> None:
    text = client.get(f"{PAGE}?from=2025-03-01&to=2025-03-02").text
    assert 'class="gauge"' not in text
