"""Wording that settles what a model leaves open: neutral verbs and what they voice.

A verb such as "said" is no act by itself; it voices one only where what is said does: "said that
it would never accept" rejects, "said relations were good" does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.codify import called_off, contacts
from dragoman.codify.attending import by_rule
from dragoman.codify.voicing import voiced_kind
from dragoman.records import Act, Attribution, PositionKind, Reason, Span, Text

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
_MODE_OF = {"REQUEST": ("change",), "ACCUSE": ("disapprove",)}
_CONCERN = re.compile(
    r"\b(?:concerns?|doubts?|alarm|dismay|misgivings) (?:about|over|at|with) "
    r"(?P<who>(?=[^,;:\"“”]{0,40}[A-Z])[^,;:\"“”]{2,50})"
)
_OBLIGED = re.compile(
    r"[\"“]?(?:that )?(?P<who>[^,;:\"“”]{2,60}?) (?:must|should|ought to|needs? to|ha(?:s|ve) to)\b"
)
_TYPE_OF: dict[PositionKind, str] = {
    "demand": "REQUEST",
    "refusal": "REJECT",
    "denial": "REJECT",
    "warning": "THREATEN",
    "accusation": "ACCUSE",
    "complaint": "ACCUSE",
    "concern": "ACCUSE",
}
_CALLED_IN = re.compile(r"call(?:s|ed|ing)? (?:in|out|up|on|upon|for)\b", re.I)
_SPOKE_WITH = re.compile(
    r"(?:spoke|speaks?|speaking|spoken|talk(?:s|ed|ing)?)\b[^.,;]{0,25}? "
    r"(?:with|by (?:tele)?phone|by video|on the phone|over the phone|via)\b",
    re.I,
)
_SUPPOSITION = re.compile(r"[\"“]?(?:If|Should|Unless|Were)\b.*\b(?:will|would|could)\b", re.S)
_IN_TOUCH = re.compile(
    r"(?:remain|stay|keep|kept)(?:s|ed|ing)? in (?:\w+ )?(?:contact|touch)\b", re.I
)
_STATEMENT = re.compile(r"(?:joint )?(?:statements?|communiqu[eé]s?|declarations?)", re.I)
_PARTICLE = re.compile(r" (?:off|out|up|down|back|away|over)\b")
_CALL = re.compile(r"calls?", re.I)
_DETERMINED = re.compile(
    r"\b(?:an?|the|this|that|their|his|her|phone|telephone|video|conference)(?: [\w-]+)? $", re.I
)


def settled(found: Sequence[Act], attributions: Sequence[Attribution], text: Text) -> Iterator[Act]:
    """The acts that stand, with the type and status that their wording gives."""
    for act in found:
        act = _with_particle(act, text)
        words = act.trigger.of(text.report.text)
        meets = act.type == _MEETING and (
            _is_contact(act.trigger, text.report.text) or by_rule(act)
        )
        if act.type == _MEETING and _meets_nobody(act.trigger, text.report.text):
            continue
        if act.type is not None and _is_neutral(words) and not meets:
            spoken = _spoken(act, attributions, text)
            if spoken is not None:
                yield spoken
        else:
            yield _supposed(contacts.told(act, words, text), text)


def _meets_nobody(trigger: Span, body: str) -> bool:
    """Who "remains in contact" meets nobody by that, nor who issues a statement."""
    if _STATEMENT.fullmatch(trigger.of(body)):
        return True
    near = _IN_TOUCH.search(body, max(0, trigger.start - 24), trigger.end + 24)
    return near is not None and near.start() <= trigger.start and trigger.end <= near.end()


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
        if kind is None or kind[0] not in ("demand", "refusal", "concern"):
            continue
        if kind[0] == "concern" and not _CONCERN.search(content):
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
    if called_off.said(words) or _CALLED_IN.match(words):
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


def _supposed(act: Act, text: Text) -> Act:
    """Nothing that stands in "If the trip goes ahead, it will be the first" has happened."""
    sentence = text.sentence_at(act.trigger.start)
    if act.status != "happened" or sentence is None:
        return act
    if not _SUPPOSITION.match(sentence.of(text.report.text)):
        return act
    reason = Reason("rule: hypothetical", act.trigger.of(text.report.text))
    return replace(act, status="hypothetical", reasons=(*act.reasons, reason))
