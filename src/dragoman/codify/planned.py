"""Contacts that wording alone tells: a meeting set for a day, a visitor who is due."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.records import Act, Reason, Span, Status, Text

_MEETING = "CONSULT"
_PLAN = re.compile(
    r"\b(?P<meeting>talks|dialogue|meeting|summit|visit|trip|call|negotiations|consultations|round|"
    r"session)\b"
    r"[^.;]{0,40}?\b(?:(?:scheduled|slated|set|planned|due to (?:be held|take place|begin|start)|"
    r"to be held)\s+(?:for|on|to (?:begin|start|take place))|"
    r"(?:will|is to|are to) (?:follow|take place|be held|begin|open|start|convene) (?:on|in))\b",
    re.I,
)
_DUE = re.compile(r"\b(?:is|are|be|been) (?P<due>due) in(?= the\b| [A-Z])")
_AWAITED = re.compile(
    r"\b(?:(?:is|are|was|were) (?P<due>expected|awaited) (?:in(?= [A-Z])|here\b)|"
    r"(?P<means>plans?|intends?|hopes?|aims?) to (?:be|stop|spend [\w -]{1,20}) in(?= [A-Z]))"
)
_AGREED = re.compile(r"(?:agree|accept)(?:s|d|ed|ing)?$", re.I)
_TO_MEET = re.compile(
    r" (?:(?!(?:and|but|after|before|during|that)\b)[\w’'-]+ ){0,7}?"
    r"(?:to (?P<meet>meet|talk again|speak again|sit down)|"
    r"(?:to (?:hold|have|resume|continue|open|begin|start|arrange|restart)|on|for) "
    r"(?:(?!(?:and|after|before|during|in|with|at)\b)[\w’'-]+ ){0,3}?"
    r"(?P<noun>talks|dialogue|meeting|summit|negotiations|consultations|round))\b"
)
_GUEST = re.compile(
    r"(?P<host>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?P<awaits>expects|awaits|is expecting|is awaiting|looks forward to receiving) "
    r"(?P<guest>(?:[^\s.;:,]+ ){0,6}?[A-Z][\w’'-]+)"
    r"(?= (?:on|in|next|this|for|at)\b(?! office\b))(?! to\b)"
)
_DUE_RULE = "rule: a visitor is due"


def plans(found: Sequence[Act], text: Text) -> Iterator[Act]:
    """Meetings that a sentence says are set for a day, where the model marked none.

    "the dialogue that is scheduled for Thursday": its parties stand elsewhere in the report.
    """
    taken = {text.sentence_at(act.trigger.start) for act in found if act.type == _MEETING}
    yield from _agreed(found, text)
    for sentence in text.sentences:
        if guest := _GUEST.search(text.report.text, sentence.start, sentence.end):
            yield _guest(guest, sentence, text)
            continue
        if due := _DUE.search(text.report.text, sentence.start, sentence.end):
            rest = Span(due.end(), sentence.end)
            yield _plan(Span(*due.span("due")), rest, "scheduled", ("visit",), _DUE_RULE, due[0])
            continue
        awaited = _AWAITED.search(text.report.text, sentence.start, sentence.end)
        if awaited and sentence not in taken:
            rest = Span(awaited.end(), sentence.end)
            trigger = Span(*awaited.span("due" if awaited["due"] else "means"))
            yield _plan(trigger, rest, "expected", ("visit",), _DUE_RULE, awaited[0])
            continue
        match = _PLAN.search(text.report.text, sentence.start, sentence.end)
        if match is None or sentence in taken:
            continue
        rest = Span(match.start("meeting"), sentence.end)
        if any(rest.overlaps(aside) for aside in (*text.furniture, *text.headings)):
            continue
        act = _plan(
            Span(*match.span("meeting")), rest, "scheduled", (),
            "rule: a meeting set for a day", match[0],
        )  # fmt: skip
        times = (Span(match.end(), sentence.end),) if match.end() < sentence.end else ()
        yield replace(act, times=times)


def _agreed(found: Sequence[Act], text: Text) -> Iterator[Act]:
    """ "Agreed to meet in Lima in October": those who agreed will meet there then."""
    meetings = [act.trigger for act in found if act.type == _MEETING]
    for act in found:
        sentence = text.sentence_at(act.trigger.start)
        happened = act.type == "AGREE" and act.status in ("happened", "alleged")
        if sentence is None or not happened or not _AGREED.match(act.trigger.of(text.report.text)):
            continue
        match = _TO_MEET.match(text.report.text, act.trigger.end, sentence.end)
        if match is None:
            continue
        trigger = Span(*match.span("meet" if match["meet"] else "noun"))
        if any(trigger.overlaps(Span(one.start, one.end + 20)) for one in meetings):
            continue
        rest = Span(trigger.end, sentence.end)
        rule = "rule: they agreed to meet"
        planned = _plan(trigger, rest, "scheduled", (), rule, match[0].strip())
        yield replace(planned, actors=act.actors, recipients=act.recipients)


def _guest(match: re.Match[str], sentence: Span, text: Text) -> Act:
    """ "Yamatsu expects Chancellor Weissbrodt on February 26": the host's own word for it."""
    comma = text.report.text.find(",", match.end(), sentence.end)
    rest = Span(match.end(), comma if comma > 0 else sentence.end)
    rule = "rule: a host expects a guest"
    act = _plan(Span(*match.span("awaits")), rest, "confirmed", ("visit",), rule, match["awaits"])
    return replace(
        act,
        actors=(Span(*match.span("host")),),
        recipients=(Span(*match.span("guest")),),
    )


def _plan(
    trigger: Span, rest: Span, status: Status, modes: tuple[str, ...], rule: str, words: str
) -> Act:
    """A contact that wording alone tells, its day and place in the rest of the sentence."""
    return Act(
        trigger=trigger,
        type=_MEETING,
        kind=None,
        modes=modes,
        contexts=("diplomatic",),
        status=status,
        actors=(),
        recipients=(),
        times=(rest,),
        places=(rest,),
        reasons=(Reason(rule, words),),
    )
