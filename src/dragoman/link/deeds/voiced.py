"""What one line voices, and where in the line its clause stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dragoman.link.deeds.asked import Asked
from dragoman.link.deeds.lines import Line
from dragoman.records import Actor, DeedKind, Evidence, Span, When

_LEAD = re.compile(r"\b(?:not to|to|that) (?=[^,;]*$)")
_TAIL = re.compile(
    r",[\"”]? (?:[\w.’'-]+ ){1,8}?"
    r"(?:told|said|says|warned|pledged|promised|announced|vowed|added|confirmed|declared)\b"
    r"|,[\"”]? (?:[\w.’'-]+ ){1,5}?[\w.’'-]+, (?:[A-Z][\w.’'-]+,? ){1,3}(?:told|said|says|warned)\b"
    r"|(?<=\S),?[\"”](?!\w)|, under (?:an?|the|this) (?=[^,.;]{0,60}\b(?:that|which)\b)"
)
_MODAL = re.compile(
    r"\b(?:will|would|shall|must|should|ought|has to|have to|needs?|plans?|planned|intends?|"
    r"intended|is|are|decided)\b|[’']ll\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Voiced:
    """What one line of one report voices."""

    kind: DeedKind
    holder: Actor
    bound: str | None
    towards: str | None
    asked: Asked
    said: When | None
    deadline: When | None
    line: Line
    records: tuple[str, ...]
    along: frozenset[str] = frozenset()
    """Who else is bound by the same words: "Ferzan and Dahmar agreed to reopen embassies"."""
    beside: frozenset[str] = frozenset()
    """The states that the lines before name, where the words name none."""

    @property
    def day(self) -> date | None:
        """The day on which it was said, else came out."""
        if self.said is not None:
            return self.said.end or self.said.start
        return self.line.published

    @property
    def against(self) -> frozenset[str]:
        """The other states that the words may be meant for."""
        named = {party.country for party in self.line.parties} | self.beside
        meant = {self.towards} if self.towards else named
        return frozenset(code for code in meant if code not in (self.bound, self.holder.country))

    def due(self, deadline: When | None) -> Voiced:
        """The same, to be done by then."""
        return replace(self, deadline=deadline)

    @property
    def evidence(self) -> Evidence:
        start, end = self.asked.start, self.asked.end
        if lead := _LEAD.search(self.line.text, start, self.asked.verb):
            start = lead.start()
        quote = self.line.text[start:end]
        start += len(quote) - len(quote.lstrip(" ,"))
        end -= len(quote) - len(quote.rstrip(" ,;-–—"))
        at = self.line.span.start
        return Evidence(
            self.line.report, (Span(at + start, at + end),), (self.line.text[start:end],)
        )


def clause_end(line: Line, position: int) -> int:
    """The end of what a verb governs: the sentence, less ", the ministry said" and the like."""
    tail = _TAIL.search(line.text, position)
    return tail.start() if tail else len(line.text.rstrip(" ."))


def modal_start(line: Line, verb: int) -> int:
    """Where the modal before a verb begins."""
    starts = [match.start() for match in _MODAL.finditer(line.text, 0, verb)]
    return starts[-1] if starts else verb


def is_first_person(line: Line, position: int) -> bool:
    """Whether "we" or "I" stands just before: the words of the one who will act."""
    return bool(re.search(r"\b(?:we|I)\b[^.]{0,20}$", line.text[: position + 4], re.IGNORECASE))
