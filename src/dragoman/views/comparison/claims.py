"""The claims of one account: each clause with what the coder found in it.

A clause that no record covers is a claim all the same where it bears one: an account's silence
about a thing must be the account's, not the coder's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate import annotate
from dragoman.records import (
    Actor,
    Claim,
    Event,
    Evidence,
    Findings,
    Mention,
    Span,
    Statement,
    Text,
    content_id,
)
from dragoman.views.comparison.clauses import clauses, trim
from dragoman.views.comparison.traits import Atlas, Traits, state_names, traits_of

_LEAST_WORDS = 2
_LEAST_LETTERS = 14
_LEAST_CORE = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what comparing looks at, and the actors that it names in their order.

    `core` is what is told, without who is said to tell it, and `words` are its words; `nameless`
    the same without the names of parties, which stand in every line of a readout.
    """

    claim: Claim
    traits: Traits
    core: Span
    words: str
    nameless: str
    named: tuple[Actor, ...]
    statement: Statement | None
    events: tuple[Event, ...]

    @property
    def said(self) -> str:
        """The claim in its own words."""
        return self.claim.quote


def claims_of(
    findings: Findings, *, atlas: Atlas, near: Sequence[Span] | None = None
) -> tuple[Told, ...]:
    """The claims of a report in the order of its text; with `near` those whose words touch it."""
    text = annotate(findings.report)
    return tuple(
        told
        for sentence in _told_sentences(text)
        for clause in clauses(findings.report.text, sentence)
        if near is None or any(clause.overlaps(span) for span in near)
        if (told := _told(clause, findings, atlas)) is not None
        if near is None or any(told.core.overlaps(span) for span in near)
    )


def _told_sentences(text: Text) -> Iterator[Span]:
    """Prose; a caption is no claim of its own, as the text beside it says it again."""
    for sentence in text.sentences:
        if not any(sentence.within(caption) for caption in text.captions):
            yield sentence


def _told(clause: Span, findings: Findings, atlas: Atlas) -> Told | None:
    body = findings.report.text
    statement = _statement(clause, findings.statements)
    said = _less_the_saying(clause, findings.statements, body)
    events = tuple(e for e in findings.events if e.evidence.spans[0].overlaps(said))
    mentions = [m for m in findings.mentions if m.span.overlaps(clause)]
    core = _core(said, statement, body)
    traits = traits_of(said, core, findings, statement, events, atlas=atlas)
    if len(said) < _LEAST_LETTERS and not events:
        return None
    if len(traits.words) < _LEAST_WORDS and not events:
        return None
    records = [record.id for record in (*((statement,) if statement else ()), *events)]
    records += [p.id for p in findings.positions if statement and p.statement == statement.id]
    claim = Claim(
        id=content_id("c", findings.report.id, said),
        holder=statement.speaker if statement else None,
        act=traits.act,
        status=events[0].status if events else None,
        evidence=Evidence.cite(findings.report, said),
        records=tuple(dict.fromkeys(records)),
    )
    nameless = _nameless(core, findings, atlas)
    return Told(claim, traits, core, core.of(body), nameless, _named(mentions), statement, events)


def _statement(clause: Span, statements: Sequence[Statement]) -> Statement | None:
    """The statement that covers most of the clause with its words; of equals the inner one."""
    best, most = None, 0
    for statement in statements:
        shared = sum(_overlap(clause, span) for span in statement.content)
        if shared and shared >= most:
            best, most = statement, shared
    return best


def _less_the_saying(clause: Span, statements: Sequence[Statement], body: str) -> Span:
    """The clause without `, the ministry said` at its end.

    What stands before the words said stays: `demanded`, `denied that` are part of the claim.
    """
    end = clause.end
    for statement in statements:
        last = max((s.end for s in statement.content if s.overlaps(clause)), default=clause.end)
        for span in (*statement.source, *statement.cue):
            if last <= span.start < end and not body[last : span.start].strip(" ,.\"”’'"):
                end = last
    return trim(body, Span(clause.start, end)) or clause


def _core(said: Span, statement: Statement | None, body: str) -> Span:
    """What follows `She said that`, where enough follows it."""
    if statement is None:
        return said
    first = min((span.start for span in statement.content if span.overlaps(said)), default=0)
    if said.start < first and len(body[first : said.end].split()) >= _LEAST_CORE:
        return Span(first, said.end)
    return said


def _nameless(core: Span, findings: Findings, atlas: Atlas) -> str:
    body, kept, at = findings.report.text, [], core.start
    named = [m.span for m in findings.mentions if m.kind in ("name", "demonym", "metonym")]
    for span in sorted({*named, *(name for name, _ in state_names(core, body, atlas))}):
        if at <= span.start and span.end <= core.end:
            kept.append(body[at : span.start])
            at = span.end
    return " ".join("".join((*kept, body[at : core.end])).split())


def _overlap(left: Span, right: Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _named(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    ordered = sorted(mentions, key=lambda mention: mention.span)
    return tuple(dict.fromkeys(mention.actor for mention in ordered))
