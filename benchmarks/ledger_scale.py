"""How fast a ledger of a million events answers, and what a report costs.

    python benchmarks/ledger_scale.py --events 1000000 --ledger /tmp/scale.sqlite
    python benchmarks/ledger_scale.py --events 100000 --ledger postgresql://ida@db.example/scale
    python benchmarks/ledger_scale.py --events 100000 --postgres

The last starts a server of its own, as the tests do, without syncing to the disk.
Fills the ledger with generated reports (ten events, four statements, two positions, one meeting
each, between states drawn with hot pairs) unless they are there, notes that none is a copy, as
linking does, then times each question seven times: the median and the worst on the clock, the mean
CPU time here and in processes of PostgreSQL on this machine. `--asking` takes only questions whose
names hold these words.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dragoman.ledger import Ledger
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Findings,
    Meeting,
    MeetingEntry,
    Mention,
    Position,
    Reason,
    Report,
    Span,
    Statement,
    When,
    content_id,
)
from dragoman.web.passing import Choice, Item, passing
from dragoman.web.relation import demands, planned
from dragoman.web.window import beginning

COUNTRIES = (
    "USA CHN RUS GBR FRA DEU JPN IND BRA ZAF KOR IDN TUR SAU IRN ISR EGY UKR POL AUS"
).split()
TYPES = "AGREE CONSULT SUPPORT COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST".split()
STATUSES = ("happened", "scheduled", "cancelled", "alleged", "denied", "background")
WORDS = (
    "minister said talks visit trade strait sanctions embassy border agreement summit envoy called "
    "urged rejected the of to in and with on for its by from after before meeting statement foreign"
).split()
PER_REPORT = 10
TURNS = 7
BATCH = 100
"""Reports kept in a transaction, as loading an archive does."""


def generated(number: int) -> Findings:
    """One report of about 250 words with its findings; the same number gives the same report."""
    dice = random.Random(number)
    day = date(2000, 1, 1) + timedelta(days=dice.randrange(9_000))
    lines, actors = [], []
    for _ in range(PER_REPORT):
        two = [COUNTRIES[min(int(dice.expovariate(0.35)), 19)] for _ in range(2)]
        words = " ".join(dice.choices(WORDS, k=20))
        rare = f"case{dice.randrange(200_000)}"
        lines.append(f"{two[0]} {dice.choice(TYPES).lower()} {two[1]} {words} {rare}.")
        actors.append(tuple(Actor(country, "GOV") for country in two))
    report = Report("\n".join(lines), title=f"News {number}", published=day,
                    outlet=f"Outlet {number % 300}", origin=f"generated/{number}.txt")  # fmt: skip
    return _findings(report, lines, actors, day, dice)


def _findings(
    report: Report,
    lines: list[str],
    actors: list[tuple[Actor, ...]],
    day: date,
    dice: random.Random,
) -> Findings:
    name = report.id
    when = When(day, day, "day", "published")
    proofs, start = [], 0
    for line in lines:
        span = Span(start, start + len(line))
        proofs.append(Evidence(name, (span,), (line,)))
        start += len(line) + 1
    reason = (Reason("model/events-1", lines[0][:20], 0.91),)
    events = tuple(
        Event(content_id("e", name, n), dice.choice(TYPES), None, "CONSULT", (), (), (who,),
              (whom,), (), (), dice.choice(STATUSES), proofs[n], when, reasons=reason)  # type: ignore[arg-type]
        for n, (who, whom) in enumerate(actors)
    )  # fmt: skip
    statements = tuple(
        Statement(content_id("s", name, n), "indirect", actors[n][0], (actors[n][1],), (), (), (),
                  proofs[n].spans, proofs[n], when=when, reasons=reason)
        for n in range(4)
    )  # fmt: skip
    positions = tuple(
        Position(content_id("p", name, n), actors[n][0], "demand", ("trade",), (actors[n][1],),
                 statements[n].id, proofs[n], when)
        for n in range(2)
    )  # fmt: skip
    sides = tuple(sorted({who.country or "": (who,) for who in actors[0]}.items()))
    entry = MeetingEntry("scheduled", actors[0][0], when, proofs[0])
    meeting = Meeting(content_id("m", name), "talks", sides, (entry,), when)
    mentions = tuple(
        Mention(Span(p.spans[0].start, p.spans[0].start + 3), p.quotes[0][:3], "name", who)
        for p, (who, _) in zip(proofs, actors, strict=True)
    )
    return Findings(report, "scale/1", mentions, (), statements, positions, events, (meeting,))


def fill(ledger: Ledger, reports: int) -> None:
    """Keep what is missing of so many reports, so that a broken run goes on."""
    first = ledger.counts().reports
    if first >= reports:
        return
    began, worked = time.perf_counter(), time.process_time()
    with ledger.run("scale/1") as run:
        coming = (generated(number) for number in range(first, reports))
        for done, _ in enumerate(ledger.keep_many(coming, run, batch=BATCH), 1):
            if done % 10_000 == 0:
                rate = done / (time.perf_counter() - began)
                print(f"  {first + done:>7} reports kept, {rate:.0f} a second", flush=True)
    spent = time.perf_counter() - began
    busy = 1000 * (time.process_time() - worked) / (reports - first)
    print(f"{reports - first} reports with {PER_REPORT} events each kept in {spent:.0f} s, "
          f"{busy:.1f} ms CPU each in this process, their making included")  # fmt: skip


def server_seconds() -> float:
    """CPU seconds of all processes of PostgreSQL on this machine."""
    total = 0.0
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            name, _, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
            if name == "postgres":
                total += sum(map(int, rest.split()[11:13])) / 100
    return total


def timed(name: str, question: Callable[[], object]) -> None:
    seconds = []
    size = 0
    worked, served = time.process_time(), server_seconds()
    for _ in range(TURNS):
        began = time.perf_counter()
        answer = question()
        seconds.append(1000 * (time.perf_counter() - began))
        size = len(answer) if isinstance(answer, tuple) else 1
    busy = 1000 * (time.process_time() - worked) / TURNS
    there = 1000 * (server_seconds() - served) / TURNS
    print(f"{name:<52} {statistics.median(seconds):8.1f} {max(seconds):8.1f} "
          f"{busy:8.1f} {there:8.1f} {size:>7} rows", flush=True)  # fmt: skip


def questions(ledger: Ledger) -> list[tuple[str, Callable[[], object]]]:
    since, until = date(2020, 1, 1), date(2020, 3, 31)
    return [
        ("timeline USA-CHN, three months", lambda: ledger.events(
            between=("USA", "CHN"), since=since, until=until)),
        ("timeline USA-CHN, three months, with sources", lambda: ledger.sourced(ledger.events(
            between=("USA", "CHN"), since=since, until=until))),
        ("timeline USA-CHN, last 100 of all", lambda: ledger.events(
            between=("USA", "CHN"), limit=100, order="newest")),
        ("timeline POL-AUS, all years", lambda: ledger.events(between=("POL", "AUS"), limit=500)),
        ("USA-CHN, one type and status, all years, first 100", lambda: ledger.events(
            between=("USA", "CHN"), types=["THREATEN"], statuses=["denied"], limit=100)),
        ("events of CHN, three months, first 500", lambda: ledger.events(
            actor="CHN", since=since, until=until, limit=500)),
        ("events of CHN GOV, last 100", lambda: ledger.events(
            actor="CHN GOV", limit=100, order="newest")),
        ("meetings USA-CHN, three months", lambda: ledger.meetings(
            between=("USA", "CHN"), since=since, until=until)),
        ("positions of CHN on trade, first 100", lambda: ledger.positions(
            holder="CHN", issue="trade", limit=100)),
        ("search a rare word", lambda: ledger.search("case777")),
        ("search two common words", lambda: ledger.search("sanctions embassy")),
        ("search a common word in events", lambda: ledger.search("sanctions", kind="event")),
        ("search a common word in reports", lambda: ledger.search("sanctions", kind="report")),
        ("search a phrase", lambda: ledger.search('"sanctions embassy border"')),
        ("search Chinese, two characters", lambda: ledger.search("美国")),
        ("the page of USA and CHN, as it opens", lambda: relation_page(
            ledger, None, None)),
        ("the page of USA and CHN, one month", lambda: relation_page(
            ledger, date(2012, 3, 1), date(2012, 3, 31))),
        ("one record by id", lambda: ledger.record(generated(5).events[0].id)),
        ("findings of one report", lambda: ledger.findings_of(generated(5).report.id)),
        ("events of one report", lambda: ledger.events(report=generated(5).report.id)),
        ("counts", ledger.counts),
    ]  # fmt: skip


def relation_page(ledger: Ledger, since: date | None, until: date | None) -> tuple[Item, ...]:
    """What the page of a pair asks of the ledger, with nothing kept from an earlier page."""
    pair = ("CHN", "USA")
    choice = Choice(since=since or beginning(ledger, between=pair, until=until), until=until)
    found = passing(ledger, pair, choice)
    planned(ledger, pair, found, choice, today=date(2024, 12, 31))
    demands(ledger, pair, choice)
    return tuple(found.items)


def size_of(place: str) -> int:
    """Bytes of the file, or of the database."""
    if "://" not in place:
        return Path(place).stat().st_size
    import psycopg

    with psycopg.connect(place) as connection:
        found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return int(found[0]) if found else 0


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The address of a database of a server that lives as long as this."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from postgres_server import Server

    started = Server()
    try:
        yield started.empty_database()
    finally:
        started.stop()


def measure(place: str, reports: int, asking: str) -> None:
    with Ledger.open(place) as ledger:
        fill(ledger, reports)
        ledger.write_originals({}, mark=ledger.mark())
    with Ledger.open(place, readonly=True) as ledger:
        print(f"{datetime.now(UTC):%Y-%m-%d}, ms of seven:{'median':>38} {'worst':>8} "
              f"{'CPU':>8} {'server':>8}")  # fmt: skip
        for name, question in questions(ledger):
            if asking in name:
                timed(name, question)
    text = len(generated(0).report.text)
    size = size_of(place)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size / 2**20:.0f} MB, {size / reports / 1024:.1f} KB a report "
          f"of {text} characters; peak memory {peak:.0f} MB")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--ledger", default="scale.sqlite")
    parser.add_argument("--asking", default="")
    parser.add_argument("--postgres", action="store_true", help="a server of its own")
    asked = parser.parse_args()
    with server() if asked.postgres else contextlib.nullcontext(asked.ledger) as place:
        measure(place, asked.events // PER_REPORT, asked.asking)


if __name__ == "__main__":
    main()
