"""Who handed an utterance on: "..., Berg said, according to a readout of the ministry".

The utterance is the speaker's and counts once; the ministry, agency or newspaper that tells of it
is a relay of that statement, and whoever reports the whole sentence is its outer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.records import Actor, Mention, Reason, Span, Statement
from dragoman.resolve.setting import Setting

_TAIL = re.compile(
    r"(?:,|[\"”])\s+(?:according to (?P<according>[^;\"“”]{3,120}?)|"
    r"(?P<source>[^,;\"“”]{3,90}?) (?:said|reported|reports|says|announced)"
    r"(?P<in> (?:in|on|late|early|via|through)\b[^;\"“”]*)?)[.\"”]*\s*$"
)
_PAPER = re.compile(
    r"(?:an? |the |its |their )?(?:\w+ ){0,3}?(?:read-?outs?|statements?|summar(?:y|ies)|reports?|"
    r"press releases?|transcripts?|communiqu[eé]s?)(?: of (?:the|their|a)[^,]*?)?"
    r" (?:from|by|of|issued by|released by|published by|in) ",
    re.I,
)
# What may follow a statement before its relay: the rest of what it tells, joined by "and".
_REST = re.compile(r"[\s\"”,.]*(?:and [^;]*)?|[^,;\"“”]{0,160}")
_GOES_ON = re.compile(r"\b(?:add(?:s|ed|ing)?|continu(?:ed|es|ing)|went on|also)\b", re.I)
_ACCORDING = re.compile(r"according to|quoted by|cited by|as quoted by", re.I)
_VERB = (
    r"(?P<verb>said|told|added|wrote|noted|stressed|warned|continued|stated|replied|argued|"
    r"insisted|asked)\b"
)
_SAID = re.compile(rf"\s+(?:also |later |then |had )?{_VERB}")
_SAYING = re.compile(rf"\b{_VERB}(?: that)?\s+$")
_PASSIVE = re.compile(r"(?:is|are|was|were|be|been)\b", re.I)


def relayed(found: Sequence[Statement], setting: Setting) -> Iterator[Statement]:
    """The statements, each with the relays that its sentence names after it."""
    before: Statement | None = None
    for statement in _handed_on(found, setting):
        yield (before := _as_before(statement, before, setting))


def _as_before(statement: Statement, before: Statement | None, setting: Setting) -> Statement:
    """ "Berg added": what he goes on to say comes through whom the words before came."""
    if before is None or statement.via or not before.via or not statement.cue:
        return statement
    cue = statement.cue[0].of(setting.text.report.text)
    if not _GOES_ON.search(cue) or _id(statement.speaker) != _id(before.speaker):
        return statement
    return replace(statement, via=before.via)


def _handed_on(found: Sequence[Statement], setting: Setting) -> Iterator[Statement]:
    for statement in found:
        statement = _told_inside(_own_speaker(statement, setting), setting)
        relay = _relay(statement, setting)
        if relay is None:
            yield statement
            continue
        actors, words = relay
        via = tuple(actor for actor in actors if actor.id != _id(statement.speaker))
        if not via:
            yield statement
            continue
        known = {actor.id: actor for actor in (*statement.via, *via)}
        yield replace(
            statement,
            via=tuple(known.values()),
            reasons=(*statement.reasons, Reason("rule: handed on", words)),
        )


def _id(actor: Actor | None) -> str | None:
    return actor.id if actor is not None else None


def _relay(statement: Statement, setting: Setting) -> tuple[tuple[Actor, ...], str] | None:
    """Who tells of the whole sentence, after the statement's own cue and content."""
    if statement.silence or not statement.content or not statement.cue:
        return None
    body = setting.text.report.text
    end = max(span.end for span in (*statement.cue, *statement.content, *statement.source))
    sentence = setting.text.sentence_at(max(span.start for span in statement.cue))
    if sentence is None or end > sentence.end:
        return None
    match = _TAIL.search(body, max(sentence.start, end - 2), sentence.end)
    if match is None or not _REST.fullmatch(body, end, max(end, match.start())):
        return None
    span = Span(*match.span("according" if match["according"] else "source"))
    if paper := _PAPER.match(body, span.start, span.end):
        span = Span(paper.end(), span.end)
    actors = setting.who(span)
    return (actors, span.of(body)) if actors else None


def _own_speaker(statement: Statement, setting: Setting) -> Statement:
    """ "Orr told Berg to wait, the ministry said": the words are Orr's, who stands at the verb."""
    if not statement.cue or not statement.content or statement.silence:
        return statement
    cue, content = statement.cue[0], statement.content[0]
    if _PASSIVE.match(setting.text.report.text, cue.start):
        return statement
    if any(span.start < content.end for span in statement.source):
        return statement
    if cue.start > content.start:
        inner = _verb_before(content, setting)
        if inner is None:
            return statement
        cue = inner
    subject = _subject(cue, setting)
    if subject is None or subject.actor.id == _id(statement.speaker):
        return statement
    return _by(statement, subject, cue)


def _by(statement: Statement, subject: Mention, cue: Span) -> Statement:
    """The statement as the subject's own, handed on by whom it was given to before."""
    via = tuple(each for each in (*statement.via, statement.speaker) if each is not None)
    return replace(
        statement,
        speaker=subject.actor,
        source=(subject.span,),
        cue=(cue, *statement.cue[1:]),
        via=tuple({actor.id: actor for actor in via if actor.id != subject.actor.id}.values()),
        reasons=(*statement.reasons, Reason("rule: speaker at the verb", subject.text)),
    )


def _verb_before(content: Span, setting: Setting) -> Span | None:
    """The verb of saying right before a content that somebody else's verb follows."""
    sentence = setting.text.sentence_at(content.start)
    if sentence is None:
        return None
    match = _SAYING.search(setting.text.report.text, sentence.start, content.start)
    return Span(*match.span("verb")) if match is not None else None


def _subject(cue: Span, setting: Setting) -> Mention | None:
    """Who stands at a verb of saying, or began the sentence whose second verb it is."""
    sentence = setting.text.sentence_at(cue.start)
    here = [
        mention
        for mention in setting.mentions
        if sentence is not None
        and sentence.start <= mention.span.start
        and mention.span.end <= cue.start
        and mention.kind != "demonym"
    ]
    between = setting.text.report.text[here[-1].span.end : cue.start] if here else ""
    return here[-1] if here and _leads(between) else _co_ordinate(cue, here, setting)


def _told_inside(statement: Statement, setting: Setting) -> Statement:
    """ "... ," Berg told Orr, according to the ministry: the words are Berg's."""
    body = setting.text.report.text
    if not statement.cue or not statement.content or statement.speaker is None:
        return statement
    cue, last = statement.cue[0], statement.content[-1]
    if cue.start < last.end or not _ACCORDING.fullmatch(cue.of(body)):
        return statement
    for mention in setting.mentions:
        if not last.start < mention.span.start < cue.start or mention.kind == "demonym":
            continue
        verb = _SAID.match(body, mention.span.end, cue.start)
        closed = max(body.rfind(mark, last.start, mention.span.start) for mark in '"”') + 1
        if verb is None or not closed or body[closed : mention.span.start].strip(" ,"):
            continue
        content = (*statement.content[:-1], Span(last.start, min(last.end, closed)))
        return replace(_by(statement, mention, Span(*verb.span("verb"))), content=content)
    return statement


def _leads(between: str) -> bool:
    """Nothing but an adverb or auxiliary between a subject and its verb."""
    return bool(re.fullmatch(r"\s*(?:(?:also|then|later|again|has|had|have|\w+ly)\s+)*", between))


def _co_ordinate(cue: Span, here: Sequence[Mention], setting: Setting) -> Mention | None:
    """ "Berg called for calm and said ...": the subject of the verb before "and"."""
    if not here:
        return None
    body = setting.text.report.text
    first = here[0]
    sentence = setting.text.sentence_at(cue.start)
    opens = sentence is not None and not body[sentence.start : first.span.start].strip(' "“the')
    between = body[first.span.end : cue.start]
    plain = re.fullmatch(r" [^,;:]*\band (?:also |then )?", between)
    return first if opens and plain and " that " not in between else None
