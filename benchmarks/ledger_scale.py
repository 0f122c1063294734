"""How fast a ledger of a million events answers, and what a report costs.

    python benchmarks/ledger_scale.py --events 1000000 --ledger /tmp/scale.sqlite

Fills the ledger with generated reports (ten events, four statements, two positions, one meeting
each, between states drawn with hot pairs) unless the file is there, then times each question
seven times and prints the median and the worst.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
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
    def coming() -> Iterator[Findings]:
        return (generated(number) for number in range(reports))

    began = time.perf_counter()
    with ledger.run("scale/1") as run:
        for done, _ in enumerate(ledger.keep_many(coming(), run), 1):
            if done % 10_000 == 0:
                rate = done / (time.perf_counter() - began)
                print(f"  {done:>7} reports kept, {rate:.0f} a second", flush=True)


def timed(name: str, question: Callable[[], object]) -> None:
    seconds = []
    size = 0
    for _ in range(7):
        began = time.perf_counter()
        answer = question()
        seconds.append(time.perf_counter() - began)
        size = len(answer) if isinstance(answer, tuple) else 1
    print(f"{name:<58} {statistics.median(seconds) * 1000:8.1f} ms "
          f"{max(seconds) * 1000:8.1f} ms {size:>7} rows")  # fmt: skip


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
        ("one record by id", lambda: ledger.record(generated(5).events[0].id)),
        ("findings of one report", lambda: ledger.findings_of(generated(5).report.id)),
        ("counts", ledger.counts),
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--ledger", type=Path, default=Path("scale.sqlite"))
    choices = parser.parse_args()
    reports = choices.events // PER_REPORT
    fresh = not choices.ledger.exists()
    with Ledger.open(choices.ledger) as ledger:
        if fresh:
            began = time.perf_counter()
            fill(ledger, reports)
            spent = time.perf_counter() - began
            print(f"{reports} reports, {choices.events} events kept in {spent:.0f} s")
    with Ledger.open(choices.ledger, readonly=True) as ledger:
        print(f"on {datetime.now(UTC):%Y-%m-%d}; median and worst of seven")
        for name, question in questions(ledger):
            timed(name, question)
    size = choices.ledger.stat().st_size
    text = len(generated(0).report.text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"file {size / 2**20:.0f} MB, {size / reports / 1024:.1f} KB a report "
          f"of {text} characters; peak memory {peak:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
