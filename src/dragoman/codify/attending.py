"""Who takes part in a contact, where its own words leave it to the rest of the sentence.

"Lyle told Vonn in a telephone call": the call is theirs. "Negotiators will meet in Drovia's
capital": Drovia is where they meet, and no party by that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Act, Attribution, Span, Text

_MEETING = "CONSULT"
_IN = re.compile(r"\b(?:in|at|near|outside) (?:the )?$", re.I)
# "Talks on the situation in Gondara": who is talked about is no party.
_TOPIC = re.compile(
    r"\b(?:situation|cris[ie]s|conflicts?|wars?|developments?|events|unrest|violence|fighting|"
    r"hostilities|issues?|questions?|matters?|future|peace process|stability)"
    r" (?:in|of|on|around|over|across) (?:the )?(?:(?:north|south|east|west)\w* )?$",
    re.I,
)
_TALKS_OF = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
_AND = re.compile(r"(?:,| and|, and)\s*$")
_GROUP = (
    r"(?:ministers|presidents|premiers|chancellors|kings|leaders|negotiators|delegations|"
    r"delegates|officials|envoys|diplomats|teams|representatives)"
)
_LED_IN = re.compile(rf"(?:[\w-]+ ){{0,3}}?{_GROUP}(?: (?:from|of|for))? (?=[A-Z])")
_ADJECTIVE = re.compile(r"[A-Z][\w-]+")
_OF_SECOND = re.compile(rf"[A-Z][\w-]+ (?:[\w-]+ ){{0,2}}{_GROUP}")
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_LED_BY = re.compile(
    rf"\b(?:led by|headed by|chaired by|under the leadership of|between) (?:[a-z][\w-]+ ){{0,3}}"
    rf"(?P<one>{_NAME}),? and (?:[a-z][\w-]+ ){{0,3}}(?P<two>{_NAME})"
)
_IN_CONTACT = re.compile(r"\b(?:in|during) (?:an?|the|his|her|their) (?:[\w-]+ ){0,2}$")
_TO_OTHER = re.compile(
    r"(?: (?:on|late|early|this) \w+| yesterday| today){0,2} (?:to|with) "
    rf"(?P<other>(?:(?:the|his|her|its|their) )?(?:[A-Z]?[a-z][\w.-]+ ){{0,5}}?{_NAME})"
)
_CLAUSE = re.compile(r", | (?:and|but|after|before|while|which|who|that) ")
_BY_RULE = re.compile(r"rule: (?!by its surroundings)")


def attending(found: Sequence[Act], attributions: Sequence[Attribution], text: Text) -> list[Act]:
    """The acts, contacts among them with the parties that their sentence gives them."""
    found = [_without_topic(act, text) for act in found]
    return [
        _with_parties(_with_rest(_without_place(act, text), text), found, attributions, text)
        if act.type == _MEETING
        else act
        for act in found
    ]


def trimmed(span: Span, text: Text) -> Span:
    """A role by its name alone, of "Foreign ministers Nord and" that of Nord."""
    body = text.report.text
    tail = _AND.search(body, span.start, span.end)
    end = tail.start() if tail and tail.start() > span.start else span.end
    lead = _LED_IN.match(body, span.start, end)
    # "The leaders of Drovia and Kestria" are two that are known by their whole name.
    alone = lead is not None and " and " not in body[lead.end() : end]
    return Span(lead.end() if lead and alone else span.start, end)


def _without_topic(act: Act, text: Text) -> Act:
    """An act of words without the country that the words are about."""
    if act.type not in _TALKS_OF:
        return act
    body = text.report.text
    kept = tuple(span for span in act.recipients if not _TOPIC.search(body[: span.start][-80:]))
    return act if kept == act.recipients else replace(act, recipients=kept)


def _without_place(act: Act, text: Text) -> Act:
    """Where two meet is no third party; "Drovian and Kestrian envoys" are of both."""
    body = text.report.text
    actors = _paired(act.actors, body)
    if len(actors) < 2 or "visit" in act.modes:
        return replace(act, actors=actors)
    elsewhere = (span for span in act.recipients if not _IN.search(body[: span.start][-12:]))
    return replace(act, actors=actors, recipients=tuple(elsewhere))


def _paired(spans: Sequence[Span], body: str) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans):
        last = kept[-1] if kept else None
        joined = last is not None and body[last.end : span.start] == " and "
        if last and joined and _of_both(last.of(body), span.of(body)):
            kept[-1] = Span(last.start, span.end)
        else:
            kept.append(span)
    return tuple(kept)


def _of_both(one: str, two: str) -> bool:
    return bool(_ADJECTIVE.fullmatch(one) and _OF_SECOND.fullmatch(two))


def _with_rest(act: Act, text: Text) -> Act:
    """A contact told by a rule has its day and place, if the model saw none, in its clause."""
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None or not by_rule(act):
        return act
    clause = _CLAUSE.search(text.report.text, act.trigger.end, sentence.end)
    end = clause.start() if clause else sentence.end
    if end <= act.trigger.end:
        return act
    rest = Span(act.trigger.end, end)
    return replace(act, times=act.times or (rest,), places=act.places or (rest,))


def _with_parties(
    act: Act, found: Sequence[Act], attributions: Sequence[Attribution], text: Text
) -> Act:
    """A contact that a noun tells is between those of whom its sentence tells."""
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None:
        return act
    if (called := _called(act, sentence, attributions, text)) is not None:
        return called
    if len(act.actors) + len(act.recipients) > 1:
        return act
    if led := _LED_BY.search(text.report.text, act.trigger.end, sentence.end):
        return replace(act, actors=(Span(*led.span("one")), Span(*led.span("two"))))
    if not by_rule(act):
        return act
    for told in attributions:
        if not (told.source and told.cue and told.addressees):
            continue
        if told.cue[0].within(sentence) and told.cue[0].end <= act.trigger.start:
            return replace(act, actors=told.source, recipients=told.addressees)
    beside = [
        other
        for other in found
        if other is not act
        and other.trigger.within(sentence)
        and len(other.actors) + len(other.recipients) > 1
        and set(act.actors) <= set(other.actors)
    ]
    if not beside:
        return act
    nearest = min(beside, key=lambda other: abs(other.trigger.start - act.trigger.start))
    return replace(act, actors=nearest.actors, recipients=nearest.recipients)


def _called(
    act: Act, sentence: Span, attributions: Sequence[Attribution], text: Text
) -> Act | None:
    """The contact of "Berg said, in a call to Nord": of who speaks, and of whom it names."""
    body = text.report.text
    if not _IN_CONTACT.search(body, sentence.start, act.trigger.start):
        return None
    named = _TO_OTHER.match(body, act.trigger.end, sentence.end)
    if named is None:
        return None
    other = Span(*named.span("other"))
    if act.actors and any(span.overlaps(other) for span in act.recipients):
        return None  # "said that Orr had rebuked Peru in a call to Nord" is of Orr
    spoken = [
        told
        for told in attributions
        if told.source and told.cue and told.cue[0].within(sentence)
        if told.cue[0].end <= act.trigger.start
    ]
    if not spoken:
        return None
    nearest = max(spoken, key=lambda told: told.cue[0].end)
    return replace(act, actors=nearest.source, recipients=(other,))


def by_rule(act: Act) -> bool:
    """Whether wording decided the act, and not its surroundings alone."""
    return bool(act.reasons and _BY_RULE.match(act.reasons[0].rule))
