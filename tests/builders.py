"""Findings built by hand, for tests: each record cites words that stand in the text."""

from __future__ import annotations

from datetime import date

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
    Status,
    TimeExpression,
    When,
    content_id,
)

NORLAND = Actor("NOR", "GOV", "Ada Berg", "Minister of Foreign Affairs")
SUDERIA = Actor("SUD", "GOV", "Ministry of Foreign Affairs")

TEXT = (
    "NORDHAVN, March 3 -- Norland's foreign minister Ada Berg will visit Suderia on Sunday, "
    "the Suderian ministry said. \u201cWe will discuss the strait\u201d, Berg told reporters."
)


def on(year: int, month: int, day: int) -> When:
    """One day, as a report would give it."""
    return When(date(year, month, day), date(year, month, day), "day", "explicit")


def report(text: str = TEXT, **known: object) -> Report:
    """A report of an invented outlet."""
    known.setdefault("outlet", "Nordhavn Post")
    known.setdefault("published", date(2023, 3, 3))
    known.setdefault("origin", "reports/visit.txt")
    return Report(text, **known)  # type: ignore[arg-type] # fields by name, checked by the tests


def place_of(source: Report, words: str) -> Span:
    """Where `words` first stand in the report."""
    start = source.text.index(words)
    return Span(start, start + len(words))


def cite(source: Report, *words: str) -> Evidence:
    """Evidence for words of the report."""
    return Evidence.cite(source, *(place_of(source, each) for each in words))


def statement(
    source: Report,
    words: str,
    *,
    speaker: Actor | None = NORLAND,
    addressees: tuple[Actor, ...] = (),
    within: str | None = None,
    when: When | None = None,
) -> Statement:
    """A statement whose content are `words`."""
    return Statement(
        id=content_id("s", source.id, words),
        kind="direct",
        speaker=speaker,
        addressees=addressees,
        via=(),
        source=(),
        cue=(),
        content=(place_of(source, words),),
        evidence=cite(source, words),
        within=within,
        when=when,
        reasons=(Reason("test/quote", words, 0.5),),
    )


def position(source: Report, words: str, voiced: Statement | None = None) -> Position:
    """Norland's demand on the strait."""
    return Position(
        id=content_id("p", source.id, words),
        holder=NORLAND,
        kind="demand",
        issues=("strait",),
        addressees=(SUDERIA,),
        statement=voiced.id if voiced else None,
        evidence=cite(source, words),
    )


def event(
    source: Report,
    words: str,
    *,
    type: str | None = "CONSULT",
    status: Status = "scheduled",
    actors: tuple[Actor, ...] = (NORLAND,),
    recipients: tuple[Actor, ...] = (SUDERIA,),
    when: When | None = None,
    according_to: str | None = None,
    meeting: str | None = None,
) -> Event:
    """An event told by `words`."""
    return Event(
        id=content_id("e", source.id, words, type, status),
        type=type,
        kind=None,
        plover="AGREE",
        modes=("visit",),
        contexts=("diplomatic",),
        actors=actors,
        recipients=recipients,
        actor_spans=(),
        recipient_spans=(),
        status=status,
        evidence=cite(source, words),
        when=when,
        according_to=according_to,
        meeting=meeting,
    )


def meeting(source: Report, words: str, *, reschedules: str | None = None) -> Meeting:
    """A visit of Norland to Suderia, scheduled by `words`."""
    return Meeting(
        id=content_id("m", source.id, words),
        kind="visit",
        participants=(("NOR", (NORLAND,)), ("SUD", ())),
        history=(MeetingEntry("scheduled", SUDERIA, on(2023, 3, 3), cite(source, words)),),
        when=on(2023, 3, 5),
        reschedules=reschedules,
    )


def findings(source: Report | None = None, *, coder: str = "test/1") -> Findings:
    """All kinds of findings in the report of Berg's visit (or one with the same words)."""
    source = source or report()
    said = statement(source, "will visit Suderia on Sunday", speaker=SUDERIA)
    quoted = statement(source, "We will discuss the strait", addressees=(SUDERIA,))
    visit = meeting(source, "will visit Suderia on Sunday")
    return Findings(
        report=source,
        coder=coder,
        mentions=(Mention(place_of(source, "Ada Berg"), "Ada Berg", "name", NORLAND),),
        times=(
            TimeExpression(
                place_of(source, "Sunday"), "Sunday", "DATE", "2023-03-05", on(2023, 3, 5)
            ),
        ),
        statements=(said, quoted),
        positions=(position(source, "We will discuss the strait", quoted),),
        events=(
            event(
                source, "will visit Suderia", when=on(2023, 3, 5), according_to=said.id,
                meeting=visit.id,
            ),
            event(source, "told reporters", type=None, status="happened", recipients=()),
        ),
        meetings=(visit,),
    )  # fmt: skip


def empty(source: Report, *, coder: str = "test/1") -> Findings:
    """A report that gave nothing."""
    return Findings(source, coder)


def many(count: int, *, coder: str = "test/1") -> list[Findings]:
    """The same news, told on `count` days by `count` outlets."""
    return [
        findings(report(outlet=f"Outlet {number}", origin=f"r/{number}.txt"), coder=coder)
        for number in range(count)
    ]
