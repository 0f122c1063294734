"""Wording that settles what a model leaves open: neutral verbs, calling off, set dates.

A verb such as "said" is no act by itself; it voices one only where what is said does: "said that
it would never accept" rejects, "said relations were good" does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.codify.voicing import voiced_kind
from dragoman.records import Act, Attribution, PositionKind, Reason, Span, Status, Text

_NEUTRAL = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|not(?:e|es|ed|ing)|add(?:s|ed|ing)?|"
    r"stat(?:e|es|ed|ing)|stress(?:es|ed|ing)?|emphasi[sz](?:e|es|ed|ing)|underlin(?:e|es|ed|ing)|"
    r"acknowledg(?:e|es|ed|ing)|report(?:s|ed|ing)?|repl(?:y|ies|ied)|continu(?:e|es|ed)|"
    r"inform(?:s|ed|ing)?|announc(?:e|es|ed|ing)|disclos(?:e|es|ed|ing)|reveal(?:s|ed|ing)?|"
    r"express(?:es|ed|ing)?|explain(?:s|ed)?|remark(?:s|ed)?|describ(?:e|es|ed|ing)|"
    r"call(?:s|ed|ing)?|ask(?:s|ed|ing)?|speak(?:s|ing)?|spoke|repeatedly|counter(?:s|ed)|"
    r"maintain(?:s|ed)?|assert(?:s|ed)?|according|views?|viewed|consider(?:s|ed)?)\b",
    re.I,
)
_MEETING = "CONSULT"
_THEN = re.compile(
    r"(?: (?:to|by|with|in|of|between) [^.;,]{1,60})?(?:, [^,.;]{3,120},)? (?:(?:was|were|is|are) "
    r"|(?:has|have|had) been )(?:\w+ly |also |since )?"
    r"(?P<what>confirmed|cancelled|canceled|called off|scrapped|postponed|put off|delayed)\b",
    re.I,
)
_ENDING = frozenset({"cancelled", "canceled", "called off", "scrapped"})
_MODE_OF = {"REQUEST": ("change",), "ACCUSE": ("disapprove",)}
_CONCERN = re.compile(
    r"\b(?:concerns?|doubts?|alarm|dismay|misgivings) (?:about|over|at|with) "
    r"(?P<who>(?=[^,;:\"“”]{0,40}[A-Z])[^,;:\"“”]{2,50})"
)
_OBLIGED = re.compile(
    r"[\"“]?(?:that )?(?P<who>[^,;:\"“”]{2,60}?) (?:must|should|ought to|needs? to|ha(?:s|ve) to)\b"
)
_DUE_RULE = "rule: a visitor is due"
_TYPE_OF: dict[PositionKind, str] = {
    "demand": "REQUEST",
    "refusal": "REJECT",
    "denial": "REJECT",
    "warning": "THREATEN",
    "accusation": "ACCUSE",
    "complaint": "ACCUSE",
    "concern": "ACCUSE",
}
_CALLED_OFF = re.compile(r"\b(?:cancel|call(?:ed|s|ing)? off|scrap|abandon|axe[ds]?\b)", re.I)
_PUT_OFF = re.compile(r"\b(?:postpon|put(?:s|ting)? off|delay|shelv|defer)", re.I)
_CALLED_IN = re.compile(r"call(?:s|ed|ing)? (?:in|out|up|on|upon|for)\b", re.I)
_SPOKE_WITH = re.compile(
    r"(?:spoke|speaks?|speaking|spoken|talk(?:s|ed|ing)?)\b[^.,;]{0,25}? "
    r"(?:with|by (?:tele)?phone|by video|on the phone|over the phone|via)\b",
    re.I,
)
_MEETING_NOUN = re.compile(r"\b(?:talks|dialogue|meeting|summit|visit|trip|negotiations)\b", re.I)
_PRESENT_VERB = re.compile(r"\b(?:comes?|will|is|are|aims?|takes? place|begins?|opens?)\b")
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|did|held|met|took|began|came|went|left|gave|spoke|told|sought|saw|[a-z]{2,}ed)\b"
)
_SUPPOSITION = re.compile(r"[\"“]?(?:If|Should|Unless|Were)\b.*\b(?:will|would|could)\b", re.S)
_PARTICLE = re.compile(r" (?:off|out|up|down|back|away|over)\b")
_STANDING = frozenset({"happened", "background", "scheduled", "confirmed", "expected", "postponed"})
_DUE = re.compile(r"\b(?:is|are|be) (?P<due>due) in(?= the\b| [A-Z])")
_SET_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are) to|plans? to|(?:is|are) (?:due|set|expected|scheduled) to) "
    r"(?:\w+ )?(?:hold|have|begin|open|start|attend|host|resume|conduct|pay|continue)\b"
    r"[^.;,]{0,40}$",
    re.I,
)
_NOT_PLANNED = re.compile(
    r"(?: [\w'’-]+){0,4} (?:is|are|was|were) not (?:planned|scheduled|foreseen)\b", re.I
)
_CALL = re.compile(r"calls?", re.I)
_DETERMINED = re.compile(
    r"\b(?:an?|the|this|that|their|his|her|phone|telephone|video|conference)(?: [\w-]+)? $", re.I
)
_PLAN = re.compile(
    r"\b(?P<meeting>talks|dialogue|meeting|summit|visit|trip|call|negotiations|consultations)\b"
    r"[^.;]{0,40}?\b(?:scheduled|slated|set|planned|due to (?:be held|take place|begin|start)|"
    r"to be held)\s+(?:for|on|to (?:begin|start|take place))\b",
    re.I,
)


def settled(found: Sequence[Act], attributions: Sequence[Attribution], text: Text) -> Iterator[Act]:
    """The acts that stand, with the type and status that their wording gives."""
    for act in found:
        act = _with_particle(act, text)
        words = act.trigger.of(text.report.text)
        meets = act.type == _MEETING and _is_contact(act.trigger, text.report.text)
        if act.type is not None and _is_neutral(words) and not meets:
            spoken = _spoken(act, attributions, text)
            if spoken is not None:
                yield spoken
        else:
            act = _announced(_with_status(act, words), text)
            yield _supposed(_ahead(act, words, text), text)


def _is_contact(trigger: Span, body: str) -> bool:
    """ "Spoke with", and "a call": the noun, where the verb only says."""
    if _SPOKE_WITH.match(body, trigger.start):
        return True
    before = body[max(0, trigger.start - 24) : trigger.start]
    return bool(_CALL.fullmatch(trigger.of(body)) and _DETERMINED.search(before))


def voiced(found: Sequence[Act], attributions: Sequence[Attribution], text: Text) -> Iterator[Act]:
    """Demands and refusals that neutral verbs voice where the model marked no act at the cue."""
    body = text.report.text
    for attribution in attributions:
        if not (attribution.cue and attribution.source and attribution.content):
            continue
        if attribution.announced or attribution.silence or attribution.damaged:
            continue
        cue = attribution.cue[0]
        words = cue.of(body)
        if not _is_neutral(words) or any(act.trigger.overlaps(cue) for act in found):
            continue
        content = " ".join(span.of(body) for span in attribution.content)
        kind = voiced_kind(words, content)
        concern = _CONCERN.search(content)
        if kind is None or kind[0] not in ("demand", "refusal", "concern"):
            continue
        if kind[0] == "concern" and concern is None:
            continue
        type_ = _TYPE_OF[kind[0]]
        yield Act(
            trigger=cue,
            type=type_,
            kind=None,
            modes=_MODE_OF.get(type_, ()),
            contexts=("diplomatic",),
            status="happened",
            actors=attribution.source,
            recipients=_bound(attribution, body),
            reasons=(Reason(f"rule: voices a {kind[0]}: {type_}", kind[1]),),
        )


def _bound(attribution: Attribution, body: str) -> tuple[Span, ...]:
    """Of whom a demand is made, or whose acts cause concern; else whom it was told."""
    first = attribution.content[0]
    match = _OBLIGED.match(body, first.start, first.end)
    match = match or _CONCERN.search(body, first.start, first.end)
    return (Span(*match.span("who")),) if match else attribution.addressees


def _with_particle(act: Act, text: Text) -> Act:
    """The whole verb: "called off", where the model marked "called"."""
    particle = _PARTICLE.match(text.report.text, act.trigger.end)
    if particle is None:
        return act
    return replace(act, trigger=Span(act.trigger.start, particle.end()))


def _is_neutral(words: str) -> bool:
    """Whether a verb only says ("told", "said again"); "called off" does more."""
    if _CALLED_OFF.search(words) or _PUT_OFF.search(words) or _CALLED_IN.match(words):
        return False
    return bool(_NEUTRAL.fullmatch(words) or (_NEUTRAL.match(words) and " " in words))


def _spoken(act: Act, attributions: Sequence[Attribution], text: Text) -> Act | None:
    body = text.report.text
    for attribution in attributions:
        if any(act.trigger.overlaps(span) for span in attribution.cue):
            content = " ".join(span.of(body) for span in attribution.content)
            kind = voiced_kind(act.trigger.of(body), content)
            if kind is None or kind[0] not in _TYPE_OF:
                return None
            type_ = _TYPE_OF[kind[0]]
            modes = act.modes if type_ == act.type else ()
            reason = Reason(f"rule: voices a {kind[0]}: {type_}", kind[1])
            return replace(
                act, type=type_, kind=None, modes=modes, status="happened",
                reasons=(*act.reasons, reason),
            )  # fmt: skip
    return None


def _with_status(act: Act, words: str) -> Act:
    if act.type != "CONSULT" or act.status not in _STANDING:
        return act
    status: Status | None = None
    if _CALLED_OFF.search(words):
        status = "cancelled"
    elif _PUT_OFF.search(words):
        status = "postponed"
    if status is None or status == act.status:
        return act
    return replace(act, status=status, reasons=(*act.reasons, Reason(f"rule: {status}", words)))


def _announced(act: Act, text: Text) -> Act:
    """ "The visit, long awaited, was confirmed by the ministry" is confirmed by that."""
    sentence = text.sentence_at(act.trigger.start)
    if act.type != _MEETING or act.status not in _STANDING or sentence is None:
        return act
    match = _THEN.match(text.report.text, act.trigger.end, sentence.end)
    if match is None or not _MEETING_NOUN.search(act.trigger.of(text.report.text)):
        return act
    word = match["what"].casefold()
    status: Status = (
        "confirmed" if word == "confirmed" else "cancelled" if word in _ENDING else "postponed"
    )
    if status == act.status:
        return act
    return replace(act, status=status, reasons=(*act.reasons, Reason(f"rule: {status}", match[0])))


def _ahead(act: Act, words: str, text: Text) -> Act:
    """Talks that "come" or "aim", or that one "will hold", have not been held by that."""
    sentence = text.sentence_at(act.trigger.start)
    if act.type != "CONSULT" or sentence is None:
        return act
    body = text.report.text
    if _NOT_PLANNED.match(body, act.trigger.end, sentence.end):
        return _told_as(act, "negated", words)
    if act.status != "happened" or not _MEETING_NOUN.search(words):
        return act
    if _SET_AHEAD.search(body[sentence.start : act.trigger.start]):
        return _told_as(act, "expected", words)
    past = _PAST_VERB.search(body, act.trigger.end, sentence.end)
    present = _PRESENT_VERB.search(body, act.trigger.end, sentence.end)
    before = _PAST_VERB.search(body, sentence.start, act.trigger.start)
    if before or (past and not (present and present.start() < past.start())):
        return act
    return _told_as(act, "expected", words)


def _told_as(act: Act, status: Status, words: str) -> Act:
    if act.status == status:
        return act
    rule = "ahead" if status == "expected" else status
    return replace(act, status=status, reasons=(*act.reasons, Reason(f"rule: {rule}", words)))


def _supposed(act: Act, text: Text) -> Act:
    """Nothing that stands in "If the trip goes ahead, it will be the first" has happened."""
    sentence = text.sentence_at(act.trigger.start)
    if act.status != "happened" or sentence is None:
        return act
    if not _SUPPOSITION.match(sentence.of(text.report.text)):
        return act
    reason = Reason("rule: hypothetical", act.trigger.of(text.report.text))
    return replace(act, status="hypothetical", reasons=(*act.reasons, reason))


def plans(found: Sequence[Act], text: Text) -> Iterator[Act]:
    """Meetings that a sentence says are set for a day, where the model marked none.

    "the dialogue that is scheduled for Thursday": its parties stand elsewhere in the report.
    """
    taken = {text.sentence_at(act.trigger.start) for act in found if act.type == "CONSULT"}
    for sentence in text.sentences:
        if due := _DUE.search(text.report.text, sentence.start, sentence.end):
            yield _due(Span(*due.span("due")), Span(due.end(), sentence.end), due[0])
            continue
        match = _PLAN.search(text.report.text, sentence.start, sentence.end)
        if match is None or sentence in taken:
            continue
        rest = Span(match.start("meeting"), sentence.end)
        if any(rest.overlaps(aside) for aside in (*text.furniture, *text.headings)):
            continue
        yield Act(
            trigger=Span(*match.span("meeting")),
            type="CONSULT",
            kind=None,
            modes=(),
            contexts=("diplomatic",),
            status="scheduled",
            actors=(),
            recipients=(),
            times=(Span(match.end(), sentence.end),) if match.end() < sentence.end else (),
            places=(rest,),
            reasons=(Reason("rule: a meeting set for a day", match[0]),),
        )


def _due(trigger: Span, rest: Span, words: str) -> Act:
    """ "who is due in Beijing on Sunday": a visit by the one named just before."""
    return Act(
        trigger=trigger,
        type="CONSULT",
        kind=None,
        modes=("visit",),
        contexts=("diplomatic",),
        status="expected",
        actors=(),
        recipients=(),
        times=(rest,),
        places=(rest,),
        reasons=(Reason(_DUE_RULE, words),),
    )
