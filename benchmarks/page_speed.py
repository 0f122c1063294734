"""How long each page takes on the server, on a ledger of 20,000 reports.

    python benchmarks/page_speed.py --ledger /tmp/pages.sqlite

Fills the ledger as `ledger_scale.py` does unless it is there, asks each page nine times in this
process and prints median, worst and CPU time in milliseconds. Ends with status 1 where a median is
above the bound.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

from fastapi.testclient import TestClient
from ledger_scale import PER_REPORT, fill

from dragoman import api
from dragoman.web import create_app

BOUND = 150.0
TIMES = 9


def pages(session: api.Session) -> list[tuple[str, str]]:
    """What is asked, with an address for each."""
    ledger = session.ledger
    event = ledger.events(between=("USA", "CHN"), limit=1, order="newest")[0]
    meeting = ledger.meetings(limit=1, order="newest")[0]
    report = event.evidence.report
    return [
        ("first page", "/"),
        ("about this data", "/about"),
        ("relation, the busiest pair", "/relations/CHN/USA"),
        ("relation, filtered", "/relations/CHN/USA?status=denied&words=none"),
        ("relation, three months", "/relations/CHN/USA?from=2020-01-01&to=2020-03-31"),
        ("rows as a table", "/relations/CHN/USA/export?as=rows.csv"),
        ("reader", f"/reports/{report}"),
        ("record", f"/records/{event.id}"),
        ("meeting", f"/records/{meeting.id}"),
        ("dossier", f"/records/{event.id}/dossier"),
        ("meetings", "/meetings"),
        ("meetings of a pair", "/meetings?a=CHN&b=USA"),
        ("words and deeds", "/deeds"),
        ("search, a common word", "/search?q=sanctions"),
        ("search, a phrase, narrowed", "/search?q=%22sanctions+embassy%22&status=denied"),
        ("review, the whole ledger", "/review"),
        ("review, the busiest pair", "/review?a=CHN&b=USA"),
        ("review, one record", f"/review/{event.id}"),
        ("API, events", "/api/v1/events?a=CHN&b=USA"),
    ]


def timed(client: TestClient, name: str, address: str) -> float:
    """Ask once for what is made only once, then measure."""
    assert client.get(address).status_code == 200, address
    seconds, busy = [], []
    for _ in range(TIMES):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        seconds.append(1000 * (time.perf_counter() - began))
        busy.append(1000 * (time.process_time() - worked))
        assert answer.status_code == 200
    median = statistics.median(seconds)
    figures = (median, max(seconds), statistics.median(busy), len(answer.content) / 1024)
    print(f"{name:<32} " + " ".join(f"{figure:8.1f}" for figure in figures), "KB")
    return statistics.median(busy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--ledger", type=Path, default=Path("pages.sqlite"))
    choices = parser.parse_args()
    with api.open(choices.ledger) as session:
        fill(session.ledger, choices.reports)
        print(f"{'ms of ' + str(TIMES):<32} {'median':>8} {'worst':>8} {'CPU':>8} {'page':>8}")
        print(f"({choices.reports:,} reports, {choices.reports * PER_REPORT:,} events)")
        with TestClient(create_app(session), base_url="http://localhost") as client:
            slowest = max(timed(client, name, address) for name, address in pages(session))
    print(f"slowest median of CPU time {slowest:.0f} ms, bound {BOUND:.0f} ms")
    sys.exit(slowest > BOUND)


if __name__ == "__main__":
    main()
