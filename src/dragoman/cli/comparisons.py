"""A comparison on a screen: the heads, then what all tell, what differs, what one tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING, Protocol

from rich.text import Text

from dragoman.cli.screen import Screen
from dragoman.cli.wording import counted, day_words, shortened

if TYPE_CHECKING:
    from dragoman.records import Actor, Claim, Damage
    from dragoman.views.comparison import (
        ComparedRow,
        Comparison,
        Differs,
        Facts,
        Readouts,
        RecurringClaims,
    )

_QUOTE = 300
_LABEL = 14


class Names(Protocol):
    """Names of parties for codes."""

    def name(self, code: str | None) -> str: ...
    def label(self, actor: Actor) -> str: ...


def print_comparison(found: Comparison, screen: Screen, names: Names, *, every: bool) -> None:
    """All of it, in the order in which a reader asks."""
    for place, account in enumerate(found.accounts):
        source = account.source
        head = Text(f"{ascii_uppercase[place]}  ", style="bold")
        head.append(f"{source.name}, {source.published or 'no date'}")
        head.append(f"  {counted(account.claims, 'claim')} · {source.report}", style="not bold dim")
        screen.line(head)
        for label, value in _facts(account.facts, names):
            screen.line(Text(f"     {label:<{_LABEL}}  {value}", style="dim"))
    for differs in found.fact_differences:
        screen.line(_difference(differs))
    _print_namings(found, screen)
    shown = [row for row in found.rows if every or row.near]
    _print_rows("Differing", [r for r in shown if r.telling == "differing"], screen)
    _print_rows("Told by more than one", [r for r in shown if r.telling == "same"], screen)
    worded = [r for r in shown if r.telling == "differently worded"]
    _print_rows("Told by more than one, in other words", worded, screen)
    for place in range(len(found.accounts)):
        rows = [row for row in shown if row.told_by == (place,)]
        others = [ascii_uppercase[other] for other in range(len(found.accounts)) if other != place]
        title = f"Only in {ascii_uppercase[place]} (not found in {', '.join(others)})"
        _print_rows(title, rows, screen)
    if found.readouts is not None:
        _print_readouts(found.readouts, screen, names)
    _print_damage(found.damage, found, screen)
    if len(shown) < len(found.rows):
        screen.say(f"{len(found.rows) - len(shown)} rows stand elsewhere in the reports; see --all")


def _print_namings(found: Comparison, screen: Screen) -> None:
    letters = _letters(found)
    if found.namings:
        screen.line(Text(f"\nNamed from opposite sides ({len(found.namings)})", style="bold"))
    for naming in found.namings:
        words = f"“{naming.difference.left}”, “{naming.difference.right}”"
        screen.line(Text(f"  ≠ characterisation: {words}", style="yellow"))
        for claim in (naming.left, naming.right):
            screen.line(_claim(letters[claim.evidence.report], claim))


def _letters(found: Comparison) -> dict[str, str]:
    return {
        account.source.report: ascii_uppercase[place]
        for place, account in enumerate(found.accounts)
    }


def _facts(facts: Facts, names: Names) -> Iterable[tuple[str, str]]:
    if facts.kind:
        yield "contact", f"{facts.kind}, {day_words(facts.when)}"
    if facts.asked:
        yield "asked for by", f"{names.label(facts.asked.by)}: “{facts.asked.evidence.quotes[0]}”"
    if facts.participants:
        sides = (
            f"{names.name(code)}: {', '.join(people)}" if people else names.name(code)
            for code, people in facts.participants
        )
        yield "took part", "; ".join(sides)
    if facts.length:
        yield "length", facts.length.evidence.quotes[0]
    if facts.place:
        yield "place", facts.place.name


def _print_rows(title: str, rows: Sequence[ComparedRow], screen: Screen) -> None:
    if not rows:
        return
    screen.line(Text(f"\n{title} ({len(rows)})", style="bold"))
    for row in rows:
        for differs in row.differences:
            screen.line(_difference(differs))
        for place, cell in enumerate(row.cells):
            for claim in cell:
                screen.line(_claim(ascii_uppercase[place], claim))
        if row.reasons:
            why = "; ".join(
                f"{reason.rule}: {reason.words}" if reason.words else reason.rule
                for reason in row.reasons
            )
            screen.line(Text(f"     {row.score:.2f}  {why}", style="dim"))


def _claim(letter: str, claim: Claim) -> Text:
    span = claim.evidence.spans[0]
    line = Text(f"  {letter}  ", style="bold")
    line.append(f"“{shortened(claim.quote, _QUOTE)}”", style="not bold")
    who = f" {claim.holder.id}" if claim.holder else ""
    line.append(f"{who} [{span.start}..{span.end}]", style="not bold dim")
    return line


def _difference(differs: Differs) -> Text:
    left, right = ascii_uppercase[differs.left], ascii_uppercase[differs.right]
    one = differs.difference
    words = f"{left} “{shortened(one.left, 80)}”, {right} “{shortened(one.right, 80)}”"
    return Text(f"  ≠ {one.kind}: {words}", style="yellow")


def _print_readouts(readouts: Readouts, screen: Screen, names: Names) -> None:
    one, other = (names.name(code) for code in readouts.sides)
    counts = [sum(1 for row in readouts.rows if row.cells[place]) for place in (0, 1)]
    screen.line(Text("\nBy side, whichever report carries it", style="bold"))
    told = f"{counted(counts[0], 'claim')} of {one}, {counted(counts[1], 'claim')} of {other}; "
    shared = counted(readouts.shared, "claim") if readouts.shared else "none"
    screen.line(f"  {told}{shared} of the one found with the other")
    for row in readouts.rows:
        for place, cell in enumerate(row.cells):
            for claim in cell:
                screen.line(_claim((one, other)[place], claim))
        for differs in row.differences:
            left, right = (one, other)[differs.left], (one, other)[differs.right]
            words = f"{left} “{differs.difference.left}”, {right} “{differs.difference.right}”"
            screen.line(Text(f"  ≠ {differs.difference.kind}: {words}", style="yellow"))


def _print_damage(damage: Sequence[Damage], found: Comparison, screen: Screen) -> None:
    if not damage:
        return
    letters = _letters(found)
    screen.line(Text(f"\nBroken words, no disagreement ({len(damage)})", style="bold"))
    for one in damage:
        line = Text(f"  {letters.get(one.evidence.report, '?')}  ", style="bold")
        line.append(f"“{one.evidence.quotes[0]}”", style="not bold")
        line.append(f" {one.kind}: {one.why}", style="not bold dim")
        screen.line(line)
        if one.instead is not None:
            letter = letters.get(one.instead.report, "?")
            screen.line(Text(f"     {letter} has “{one.instead.quotes[0]}”", style="dim"))


def print_recurring(found: RecurringClaims, screen: Screen, names: Names) -> None:
    """Each recurring claim with the days on which it was made."""
    for claim in found.claims:
        head = Text(f"{names.name(claim.side)}  ", style="bold")
        head.append(f"in {claim.times} occurrences", style="not bold cyan")
        screen.line(head)
        for made in claim.made:
            line = Text(f"    {made.when or 'no date'!s:<12}")
            line.append(f"“{shortened(made.claim.quote, _QUOTE)}”", style="italic")
            line.append(f" {made.source.name}", style="dim")
            screen.line(line)
    one, other = (names.name(code) for code in found.parties)
    screen.say(
        f"{counted(found.compared, 'occurrence')} in which both {one} and {other} are said to have "
        f"spoken; {counted(len(found.claims), 'claim')} made again and not found with the other"
    )
