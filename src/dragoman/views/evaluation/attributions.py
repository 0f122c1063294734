"""Score attributions against marked passages: spans, relations, speakers, relays and nesting.

The rules for spans are those of `score_attribution.py`, the scorer for PolNeAR: a token is a word
or one other visible character; contents pair up one to one where they share half of their tokens;
a relation is right where its source does so too, or where neither side has a source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dragoman.read.gold import GoldReport, GoldStatement
from dragoman.records import Attribution, Mention, Span, Statement
from dragoman.views.evaluation.sheet import Miss, Sheet
from dragoman.views.evaluation.spans import (
    TokenIndex,
    Tokens,
    overlapping,
    paired,
    quote,
    share,
)

_LEAST_SHARED = 0.5
_MARKS = '"“”'
_NAME = re.compile(r"\w+")


def score_attributions(
    gold: GoldReport,
    found: Sequence[Attribution],
    sheet: Sheet,
    *,
    statements: Sequence[Statement] = (),
    mentions: Sequence[Mention] = (),
    states: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Add one passage's counts and misses to the sheet.

    `statements` are what became of `found`, in the same order, where speakers are to be scored;
    `mentions` say how else the text calls them, `states` what states are called by their codes.
    """
    told = [a for a in found if a.content]
    names = {id(a): s for a, s in zip(found, statements, strict=False)}
    index = TokenIndex(gold.report.text, marks=True)
    wanted = [statement for statement in gold.statements if statement.content]
    _tokens(wanted, told, index, sheet)
    pairs = paired(
        wanted,
        told,
        lambda a, b: share(index.of(a.content), index.of(b.content)),
        least=_LEAST_SHARED,
    )
    for i, statement in enumerate(wanted):
        match = told[pairs[i]] if i in pairs else None
        _wanted(statement, match, gold, index, sheet)
        if match is not None:
            _facts(statement, match, gold, names.get(id(match)), sheet)
            if id(match) in names and statement.speaker and statement.kind:
                called = _called(names[id(match)], gold.report.text, mentions, states)
                known = _last_name(statement.speaker) in called
                sheet.wanted("speaker known by any of its names, of those found", known)
    for j, extra in enumerate(told):
        words = quote(gold.report.text, extra.content)
        miss = Miss("contents", gold.name, words, "", f"{extra.kind} content")
        sheet.found("contents", j in pairs.values(), miss=miss)
        right = any(k == j and _same_source(wanted[i], extra, index) for i, k in pairs.items())
        sheet.found("relations", right)
    _nesting(wanted, found, told, pairs, sheet)
    _silences(gold, found, sheet)


def _tokens(
    wanted: Sequence[GoldStatement],
    found: Sequence[Attribution],
    index: TokenIndex,
    sheet: Sheet,
) -> None:
    def pooled(role: str, side: Sequence[GoldStatement] | Sequence[Attribution]) -> Tokens:
        return frozenset().union(*(index.of(getattr(row, role)) for row in side))

    for role in ("content", "source", "cue"):
        left, right = pooled(role, wanted), pooled(role, found)
        sheet.overlap(
            f"tokens: {role}", both=len(left & right), gold=len(left), predicted=len(right)
        )


def _wanted(
    wanted: GoldStatement,
    found: Attribution | None,
    gold: GoldReport,
    index: TokenIndex,
    sheet: Sheet,
) -> None:
    text = gold.report.text
    words = quote(text, wanted.content)
    form = form_of(wanted.content, text)
    miss = Miss("contents", gold.name, words, f"{form} content", "nothing")
    sheet.wanted("contents", found is not None, miss=miss)
    sheet.wanted(f"contents: {form}", found is not None)
    right = found is not None and _same_source(wanted, found, index)
    have = quote(text, found.source) if found else "nothing"
    source = quote(text, wanted.source) or "no source"
    sheet.wanted("relations", right, miss=Miss("relations", gold.name, words, source, have))
    if found is not None:
        exact = index.of(wanted.content) == index.of(found.content)
        ends = Miss("contents, exact", gold.name, words, words, quote(text, found.content))
        sheet.wanted("contents, exact, of those found", exact, miss=ends)


def _facts(
    wanted: GoldStatement,
    found: Attribution,
    gold: GoldReport,
    statement: Statement | None,
    sheet: Sheet,
) -> None:
    if not wanted.kind:
        return
    text = gold.report.text
    words = quote(text, (*wanted.source, *wanted.cue, *wanted.content))

    def note(category: str, right: bool, want: str, have: str) -> None:
        sheet.wanted(category, right, miss=Miss(category, gold.name, words, want, have))

    note("kind, of those found", found.kind == wanted.kind, wanted.kind, found.kind)
    announced = "announced" in wanted.flags
    if announced:
        note("announced", found.announced, "announced", "told as said")
    if found.announced:
        sheet.found("announced", announced)
    if statement is not None and wanted.speaker:
        have = statement.speaker.id if statement.speaker else "nobody"
        named = _last_name(wanted.speaker) in _names(statement, text)
        note("speaker named, of those found", named, wanted.speaker, have)
    for category, left, right in (
        ("addressee spans, of those found", wanted.addressee_spans, found.addressees),
        ("relay spans, of those found", wanted.relay_spans, found.relays),
    ):
        _spans(category, left, right, gold, sheet)


def _spans(
    category: str, wanted: Sequence[Span], found: Sequence[Span], gold: GoldReport, sheet: Sheet
) -> None:
    text = gold.report.text
    both = sum(overlapping([span], found) for span in wanted)
    right = sum(overlapping([span], wanted) for span in found)
    # One span found may cover two of the gold; neither side is counted above its own size.
    shared = min(both, right)
    sheet.overlap(category, both=shared, gold=len(wanted), predicted=len(found))
    if shared < max(len(wanted), len(found)):
        sheet.misses.append(
            Miss(category, gold.name, text[:90], quote(text, wanted), quote(text, found) or "none")
        )


def _nesting(
    wanted: Sequence[GoldStatement],
    found: Sequence[Attribution],
    told: Sequence[Attribution],
    pairs: dict[int, int],
    sheet: Sheet,
) -> None:
    """An inner statement counts where it was found inside the very one that holds it."""
    if not any(statement.kind for statement in wanted):
        return
    by_id = {statement.id: told[pairs[i]] for i, statement in enumerate(wanted) if i in pairs}
    for statement in wanted:
        match, outer = by_id.get(statement.id), by_id.get(statement.within or "")
        if statement.within is not None:
            inside = match is not None and match.within is not None
            right = inside and match is not None and outer is found[match.within or 0]
            sheet.wanted("inner statements", right)
    inner = {id(by_id[s.id]) for s in wanted if s.within is not None and s.id in by_id}
    for attribution in told:
        if attribution.within is not None:
            sheet.found("inner statements", id(attribution) in inner)


def _silences(gold: GoldReport, found: Sequence[Attribution], sheet: Sheet) -> None:
    wanted = [statement for statement in gold.statements if not statement.content]
    silent = [attribution for attribution in found if attribution.silence]
    for statement in wanted:
        cue = (*statement.cue, *statement.source)
        hit = any(overlapping(cue, (*a.cue, *a.source)) for a in silent)
        words = quote(gold.report.text, cue)
        sheet.wanted("silences", hit, miss=Miss("silences", gold.name, words, "silence", "nothing"))
    if any(statement.kind for statement in gold.statements):
        for attribution in silent:
            hit = any(overlapping((*s.cue, *s.source), attribution.cue) for s in wanted)
            sheet.found("silences", hit)


def _same_source(wanted: GoldStatement, found: Attribution, index: TokenIndex) -> bool:
    if not wanted.source or not found.source:
        return not wanted.source and not found.source
    return share(index.of(wanted.source), index.of(found.source)) >= _LEAST_SHARED


def form_of(content: Sequence[Span], text: str) -> str:
    """`direct` where all words stand inside quotation marks, `mixed` for some, else `indirect`."""
    words = " ".join(span.of(text) for span in sorted(content))
    marks = [mark for mark in words if mark in _MARKS]
    if not marks:
        return "indirect"
    inside = marks[0] == "”"  # the content begins within a quotation opened before it
    quoted = bare = 0
    for char in words:
        if char in _MARKS:
            inside = (not inside) if char == '"' else char == "“"
        elif char.isalnum():
            quoted, bare = quoted + inside, bare + (not inside)
    return "direct" if quoted and not bare else "mixed"


def _last_name(name: str) -> str:
    words = [word for word in _NAME.findall(name.casefold()) if len(word) > 1]
    return words[-1] if words else name.casefold()


def _called(
    statement: Statement, text: str, mentions: Sequence[Mention], states: Mapping[str, str]
) -> set[str]:
    """Words by which the text calls the speaker anywhere: "he" is also "the envoy Berg".

    A state may be called by its capital: what the table calls it counts too.
    """
    speaker = statement.speaker
    words = _names(statement, text)
    if speaker is None:
        return words
    state = states.get(speaker.country or "", "") if speaker.name is None else ""
    words |= set(_NAME.findall(f"{speaker.office or ''} {state}".casefold()))
    same = {m.text.casefold() for m in mentions if m.actor.id == speaker.id and m.kind != "pronoun"}
    # Without a name or a country, only one description can be told to be the speaker's.
    if speaker.name is not None or speaker.country is not None or len(same) == 1:
        words |= {word for one in same for word in _NAME.findall(one)}
    return words


def _names(statement: Statement, text: str) -> set[str]:
    """Words of the speaker's name and of the words that stand for it in the text."""
    told = statement.speaker.name if statement.speaker and statement.speaker.name else ""
    return set(_NAME.findall(f"{told} {quote(text, statement.source, longest=10_000)}".casefold()))
