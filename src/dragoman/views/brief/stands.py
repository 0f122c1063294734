"""What each side holds, by its own last words, and where it changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman.records import Position
from dragoman.views.brief.citing import Sentence
from dragoman.views.brief.desk import Desk, Section, section
from dragoman.views.brief.telling import counted
from dragoman.views.positions import Held, Positions, positions

_MOST, _MOST_CHANGES = 2, 2
_TELLS = {
    "core_interest": "names a core interest", "demand": "demands", "offer": "offers",
    "condition": "sets a condition", "expectation": "expects", "warning": "warns",
    "accusation": "accuses", "denial": "denies", "commitment": "commits itself",
    "refusal": "refuses", "concern": "voices concern", "complaint": "complains",
    "call_for_cooperation": "calls for cooperation", "assessment": "assesses",
}  # fmt: skip
_FIRM = ("core_interest", "refusal", "condition", "offer", "commitment", "warning", "denial")


def what_each_holds(desk: Desk) -> Section:
    """The firmest positions that each side voiced towards the other, and changes of position."""
    found = positions(desk.ledger, desk.parties)
    sentences = [one for code in desk.parties for one in _of(desk, found, code)]
    sentences += _changes(desk, found)
    return section("What each side holds", sentences, "no position of one towards the other")


def _of(desk: Desk, found: Positions, code: str) -> Iterator[Sentence]:
    own = [
        held
        for held in found.held
        if held.holder == code and held.kind != "assessment" and (held.addressees or held.issues)
    ]
    for held in sorted(own, key=_weight)[:_MOST]:
        yield _told(desk, held)


def _weight(held: Held) -> tuple[bool, bool, int, int, str]:
    """What is told to somebody first; core interests, refusals, offers before complaints."""
    last = held.last or date.min
    return (
        not held.addressees, held.kind not in _FIRM, -held.utterances, -last.toordinal(), held.id,
    )  # fmt: skip


def _told(desk: Desk, held: Held) -> Sentence:
    times = f", said {counted(held.utterances, 'time')}" if held.utterances > 1 else ""
    by = f", by {desk.label(held.speakers[-1])}" if held.speakers[-1].name else ""
    text = f"{desk.name(held.holder)} {_TELLS[held.kind]}{by}{times}"
    proofs = [
        record.evidence
        for voice in reversed(held.voices)
        if isinstance(record := desk.ledger.record(voice.position), Position)
    ]
    return desk.citer.sentence(text, proofs, when=str(held.last or "no date"))


def _changes(desk: Desk, found: Positions) -> Iterator[Sentence]:
    by_id = {held.id: held for held in found.held}
    for change in found.changes[-_MOST_CHANGES:]:
        before, after = by_id[change.before], by_id[change.after]
        text = (
            f"{desk.name(change.holder)} on {change.issue.replace('_', ' ')}: from "
            f"{before.kind.replace('_', ' ')} to {after.kind.replace('_', ' ')}"
        )
        proofs = [
            record.evidence
            for held in (after, before)
            if isinstance(record := desk.ledger.record(held.voices[-1].position), Position)
        ]
        yield desk.citer.sentence(text, proofs, when=str(change.when))
