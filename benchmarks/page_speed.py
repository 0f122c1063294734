"""How long each page takes on a ledger of 20,000 reports, and whether a bulk reading hurts it.

    python benchmarks/page_speed.py --ledger /tmp/pages.sqlite
    python benchmarks/page_speed.py --ledger /tmp/pages.sqlite --paint
    python benchmarks/page_speed.py --ledger /tmp/pages.sqlite --alongside 1000

Fills the ledger as `ledger_scale.py` does unless it is there, with occurrences and deeds made up
from its records, asks each page nine times in this process and prints median, worst and CPU time in
milliseconds; ends with status 1 where a median of CPU time is above the bound. With `--paint` a
real browser loads each page three times from a real server: the first contentful paint. With
`--alongside N` another process keeps N more reports while all pages are asked in turn: every answer
must be whole.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from ledger_scale import PER_REPORT, fill, generated

from dragoman import api
from dragoman.ledger import Ledger
from dragoman.records import Deed, Event, Occurrence, Sign, content_id
from dragoman.web import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

BOUND, PAINT_BOUND = 150.0, 1_000.0
TIMES, PAINTS = 9, 3
DEEDS = 3_000
MOST_MEMBERS = 5
PORT = 8769
PATIENCE = 120
FIRST_PAINT = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const [answer] = performance.getEntriesByType("navigation");
  return paint ? [paint.startTime, answer.responseStart] : null;
}"""


def link(ledger: Ledger) -> None:
    """Occurrences of like events of one month, and deeds with a sign each; once."""
    if ledger.occurrences(kind="event"):
        return
    groups: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in ledger.events():
        day = event.when.start if event.when else None
        sides = event.actors[0].country, event.recipients[0].country
        groups[event.type, event.status, *sides, day and (day.year, day.month)].append(event)
    ledger.write_occurrences(
        occurrence for group in groups.values() for occurrence in joined(group)
    )
    ledger.write_deeds(islice(deeds(ledger), DEEDS))


def joined(group: list[Event]) -> Iterator[Occurrence]:
    for start in range(0, len(group), MOST_MEMBERS):
        members = tuple(event.id for event in group[start : start + MOST_MEMBERS])
        reports = tuple({event.evidence.report for event in group[start : start + MOST_MEMBERS]})
        if len(members) > 1:
            yield Occurrence(content_id("o", *members), "event", members, reports, len(reports))


def deeds(ledger: Ledger) -> Iterator[Deed]:
    for number, held in enumerate(ledger.positions(limit=DEEDS)):
        to = held.addressees[0].country if held.addressees else None
        sign = Sign("follows", held.evidence, None, 0.9, True)
        status = ("open", "followed", "lapsed")[number % 3]
        yield Deed(
            content_id("d", held.id), "demand", held.holder, to, held.holder.country, held.when,
            None, (held.id,), (held.evidence,), 1, status, (sign,) if number % 3 else (),  # type: ignore[arg-type] # one of the statuses
        )  # fmt: skip


def pages(session: api.Session) -> list[tuple[str, str]]:
    """What is asked, with an address for each."""
    ledger = session.ledger
    event = ledger.events(between=("USA", "CHN"), limit=1, order="newest")[0]
    meeting = ledger.meetings(limit=1, order="newest")[0]
    occurrence = max(islice(ledger.occurrences(kind="event"), 2_000), key=lambda o: len(o.reports))
    report = event.evidence.report
    return [
        ("first page", "/"),
        ("about this data", "/about"),
        ("relation, the busiest pair", "/relations/CHN/USA"),
        ("relation, filtered", "/relations/CHN/USA?status=denied&words=none"),
        ("relation, three months", "/relations/CHN/USA?from=2020-01-01&to=2020-03-31"),
        ("rows as a table", "/relations/CHN/USA/export?as=rows.csv"),
        ("reader", f"/reports/{report}"),
        ("adding to a report", f"/reports/{report}/add"),
        ("record", f"/records/{event.id}"),
        ("meeting", f"/records/{meeting.id}"),
        ("occurrence", f"/records/{occurrence.id}"),
        ("accounts compared", f"/records/{occurrence.id}/compare"),
        ("dossier", f"/records/{event.id}/dossier"),
        ("meetings", "/meetings"),
        ("meetings of a pair", "/meetings?a=CHN&b=USA"),
        ("positions, the busiest pair", "/positions?a=CHN&b=USA"),
        ("words and deeds", "/deeds"),
        ("words and deeds of a pair", "/deeds?a=CHN&b=USA"),
        ("what recurs", "/compare/recurring?a=CHN&b=USA"),
        ("search, a common word", "/search?q=sanctions"),
        ("search, a phrase, narrowed", "/search?q=%22sanctions+embassy%22&status=denied"),
        ("review, the whole ledger", "/review"),
        ("review, the busiest pair", "/review?a=CHN&b=USA"),
        ("review, one record", f"/review/{event.id}"),
        ("API, events", "/api/v1/events?a=CHN&b=USA"),
        ("API, deeds", "/api/v1/deeds?a=CHN&b=USA"),
        (
            "API, index of three months",
            "/api/v1/index?a=CHN&b=USA&since=2020-01-01&until=2020-03-31",
        ),
        ("API, accounts compared", f"/api/v1/occurrences/{occurrence.id}/comparison"),
        ("API, what recurs", "/api/v1/recurring?a=CHN&b=USA"),
    ]


# ---------------------------------------------------------------- on the server


def timed(client: TestClient, name: str, address: str) -> float:
    """Ask once for what is made only once, then measure."""
    began = time.process_time()
    assert client.get(address).status_code == 200, address
    first = 1000 * (time.process_time() - began)
    seconds, busy = [], []
    for _ in range(TIMES):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        seconds.append(1000 * (time.perf_counter() - began))
        busy.append(1000 * (time.process_time() - worked))
        assert answer.status_code == 200
    figures = statistics.median(seconds), max(seconds), statistics.median(busy), first
    told = " ".join(f"{figure:8.1f}" for figure in figures)
    print(f"{name:<32} {told} {len(answer.content) / 1024:8.1f} KB", flush=True)
    return statistics.median(busy)


def on_the_server(session: api.Session) -> bool:
    print(f"{'ms of ' + str(TIMES):<32} {'median':>8} {'worst':>8} {'CPU':>8} {'first':>8} page")
    with TestClient(create_app(session), base_url="http://localhost") as client:
        slowest = max(timed(client, name, address) for name, address in pages(session))
    print(f"slowest median of CPU time {slowest:.0f} ms, bound {BOUND:.0f} ms")
    return slowest <= BOUND


def alongside(session: api.Session, ledger: Path, reports: int) -> bool:
    """All pages again and again, until another process has kept so many more reports."""
    count = session.ledger.counts().reports
    words = [sys.executable, __file__, "--ledger", str(ledger), "--keep", str(reports)]
    asked = failed = 0
    slowest = 0.0
    with TestClient(create_app(session), base_url="http://localhost") as client:
        addresses = pages(session)
        writer = subprocess.Popen(words)
        while writer.poll() is None:
            for name, address in addresses:
                began = time.perf_counter()
                answer = client.get(address)
                slowest = max(slowest, time.perf_counter() - began)
                asked += 1
                if answer.status_code != 200 or not answer.content:
                    failed += 1
                    print(f"{name}: {answer.status_code}")
    kept = session.ledger.counts().reports - count
    print(
        f"{asked} answers while {kept} reports were kept: {failed} failed, slowest {slowest:.1f} s"
    )
    return failed == 0 and writer.returncode == 0 and kept == reports


# ---------------------------------------------------------------- in a browser


@contextmanager
def served(app: FastAPI) -> Iterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield
    server.should_exit = True
    thread.join()


def painted(session: api.Session) -> bool:
    from playwright.sync_api import sync_playwright

    slowest = 0.0
    shown = [(n, a) for n, a in pages(session) if not a.startswith("/api") and "export" not in a]
    with served(create_app(session)), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        print(f"{'ms of ' + str(PAINTS):<32} {'paint':>8} {'worst':>8} {'answer':>8} {'CPU':>8}")
        for name, address in shown:
            if address.endswith("/dossier"):  # a file to be saved
                continue
            found = [_paint(browser, address) for _ in range(PAINTS)]
            paints, answers, busy = map(list, zip(*found, strict=True))
            slowest = max(slowest, statistics.median(paints))
            figures = (
                statistics.median(paints), max(paints), statistics.median(answers),
                statistics.median(busy),
            )  # fmt: skip
            print(f"{name:<32} " + " ".join(f"{figure:8.0f}" for figure in figures), flush=True)
        browser.close()
    print(f"slowest median of first paint {slowest:.0f} ms, bound {PAINT_BOUND:.0f} ms")
    return slowest <= PAINT_BOUND


def _paint(browser: Browser, address: str) -> tuple[float, float, float]:
    """Milliseconds from the request to the first text or picture, of them those until the server
    began to answer, and those for which the page kept the browser's own thread busy, which other
    work on the machine does not add to. The window is open and has none of the pages in its store.
    """
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    page.goto(f"http://127.0.0.1:{PORT}/static/icon.svg")
    teller = context.new_cdp_session(page)
    teller.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _busy(teller)
    page.goto(f"http://127.0.0.1:{PORT}{address}", wait_until="commit")
    for _ in range(20 * PATIENCE):  # asked from here, as the policy of the pages forbids `eval`
        found = page.evaluate(FIRST_PAINT)
        if found is not None:
            busy = _busy(teller) - before
            context.close()
            return float(found[0]), float(found[1]), busy
        page.wait_for_timeout(50)
    raise SystemExit(f"{address}: nothing was painted in {PATIENCE} s")


def _busy(teller: CDPSession) -> float:
    found = {
        each["name"]: each["value"] for each in teller.send("Performance.getMetrics")["metrics"]
    }
    return 1000 * float(found["TaskDuration"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--ledger", type=Path, default=Path("pages.sqlite"))
    parser.add_argument("--paint", action="store_true")
    parser.add_argument("--alongside", type=int, metavar="N")
    parser.add_argument("--keep", type=int, metavar="N", help="keep N more reports, and end")
    choices = parser.parse_args()
    with api.open(choices.ledger) as session:
        ledger = session.ledger
        if choices.keep:
            first = ledger.counts().reports
            with ledger.run("scale/1") as run:
                coming = (generated(first + number) for number in range(choices.keep))
                sys.exit(sum(1 for _ in ledger.keep_many(coming, run)) != choices.keep)
        fill(ledger, choices.reports)
        link(ledger)
        print(f"({ledger.counts().reports:,} reports of {PER_REPORT} events)")
        if choices.paint:
            good = painted(session)
        elif choices.alongside:
            good = alongside(session, choices.ledger, choices.alongside)
        else:
            good = on_the_server(session)
    sys.exit(not good)


if __name__ == "__main__":
    main()
