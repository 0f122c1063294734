"""The parties of an act, and whether it has any: who did it, to whom, or to whose.

What nobody is known to have done to anybody known is no record: a wrong one costs a reader more
than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman import ontology
from dragoman.records import Act, Actor, Event, Reason, Span, Statement
from dragoman.resolve.relatives import is_kin, who_stands_there
from dragoman.resolve.setting import Setting

# What stands as a subject and yet does nothing to a state.
_THINGS = re.compile(
    r"\b(?:films?|movies?|novels?|books?|songs?|albums?|plays?|operas?|exhibitions?|documentar(?:y|ies)|"
    r"websites?|matches|match|games?|teams?|squads?|seasons?|championships?|leagues?|cups?|goals?|"
    r"storms?|hurricanes?|typhoons?|floods?|earthquakes?|droughts?|heatwaves?|rains?|winds?|fires?|"
    r"shares|stocks|bonds|markets?|currenc(?:y|ies)|prices?|yields?|futures|polls?|surveys?|studies|study|"
    r"ideas?|issues?|questions?|rumou?rs?|news|tensions?|history|myths?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|\d{4})$",
    re.I,
)
_HEAD_ENDS = re.compile(
    r",|\b(?:of|in|on|at|from|by|for|with|to|who|which|that|about|over)\b", re.I
)
_WORD = re.compile(r"[\w'’.-]+")
_POSSESSIVE = re.compile(r"(?:its|their|his|her|our)\b", re.I)
_LOCATED = re.compile(r" (?:in|of|from) (?:the )?(?:\w+ )?$")
_ORGAN = re.compile(
    r"(?:an? |the |two |three |several |some )?(?:\w+ ){0,2}?"
    r"(?:(?P<JUD>courts?|judges?|prosecutors?|tribunal)|(?P<COP>police)|"
    r"(?P<LEG>parliament|lawmakers|senators)|(?P<MIL>troops|soldiers|army)|"
    r"(?P<GOV>officials|authorities|diplomats|government|foreign ministry|ministry))"
    r" (?:in|of|from) ",
    re.I,
)
_SUBORDINATE = re.compile(r"\b(?:after|since|when|because|as|while|before|although|though)\b")
_OCCASION = re.compile(r"\b(?:in|during|at) (?:an?|the|their|his|her) (?:\w+ ){0,2}$")
_GUESS = "rule: by its surroundings alone"
_PLAIN = 0.85
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|one|who|which|that|this|those|these|some)", re.I)
_VERBAL = frozenset({1, 3})
_DRILL = re.compile(r"\b(?:exercis|drill|man(?:oeu|eu)v|war game)", re.I)


def able(act: Act, statements: Sequence[Statement], setting: Setting) -> tuple[Span, ...]:
    """The spans of those who may act, without things that cannot and who stands outside."""
    body = setting.text.report.text
    whole = [_with_owned(span, setting) for span in act.actors]
    persons = [span for span in whole if not _is_thing(span.of(body))]
    return tuple(
        span
        for span in persons
        if not _outside(span, persons, act, setting)
        and not any(_spoken_of(span, persons, act, statement, body) for statement in statements)
    )


def _outside(span: Span, spans: Sequence[Span], act: Act, setting: Setting) -> bool:
    """Whether it precedes the clause that the act and another actor are in.

    As Chile in "relations with Chile cooled after Peru expelled its envoy".
    """
    body = setting.text.report.text
    opened = [found.end() for found in _SUBORDINATE.finditer(body, span.end, act.trigger.start)]
    return bool(opened) and any(
        opened[-1] <= other.start < act.trigger.start for other in spans if other != span
    )


def _spoken_of(
    span: Span, spans: Sequence[Span], act: Act, statement: Statement, body: str
) -> bool:
    """Whether it and the act with another actor stand on two sides of the words that are said.

    As Peru in "Orro said Peru should yield in a call to Lima", and Orro in "Orro said that Peru and
    Chile would meet". Where the words were said he is: "Orro said Peru should yield in a call".
    """

    def said(one: Span) -> bool:
        return any(part.overlaps(one) for part in statement.content)

    if said(span):
        return not said(act.trigger) and any(not said(other) for other in spans)
    occasion = _OCCASION.search(body, max(0, act.trigger.start - 60), act.trigger.start)
    speaks = occasion is None and any(part.overlaps(span) for part in statement.source)
    return speaks and said(act.trigger) and any(said(other) for other in spans)


def without_hearers(
    spans: Sequence[Span], act: Act, told: Statement | None, setting: Setting
) -> tuple[Span, ...]:
    """The parties without who is told of the act: "told parliament that he would come".

    Who is told "to" act is not left out.
    """
    body = setting.text.report.text
    if told is None or not told.content or not told.content[0].of(body).startswith("that "):
        return tuple(spans)
    hearers = {actor.id for actor in told.addressees}

    def said(span: Span) -> bool:
        return any(part.overlaps(span) for part in told.content)

    return tuple(
        span
        for span in spans
        if said(span)
        or not said(act.trigger)
        or not {actor.id for actor in setting.who(span)} <= hearers
    )


def _with_owned(span: Span, setting: Setting) -> Span:
    """A possessive by itself acts for nobody: "Peru's" is "Peru's foreign minister, Ana Orro"."""
    if not span.of(setting.text.report.text).endswith(("'s", "’s")):
        return span
    owning = (
        mention.span
        for mention in setting.mentions
        if mention.span.start <= span.start and span.end < mention.span.end
    )
    return max(owning, key=len, default=span)


def of_spans(spans: Sequence[Span], setting: Setting) -> tuple[Actor, ...]:
    """Those who act, as the spans name them."""
    return _each(actor for span in spans for actor in _placed(setting.who(span), span, setting))


def acted_on(spans: Sequence[Span], setting: Setting) -> tuple[Actor, ...]:
    """Those to whom it is done; a thing or a place stands for the state or organ whose it is.

    Numbers tell sources apart, not those whom somebody meets: "officials" are of their government.
    """
    return _each(
        replace(actor, name=None) if actor.anonymous else actor
        for span in spans
        for actor in (_placed(setting.who(span), span, setting) or _owner(span, setting))
    )


def _each(actors: Iterator[Actor]) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for actor in actors}.values())


def _is_thing(words: str) -> bool:
    head = _HEAD_ENDS.split(words.strip(), maxsplit=1)[0].strip(" \"'“”’")
    return bool(_THINGS.search(head))


def _placed(actors: Sequence[Actor], span: Span, setting: Setting) -> tuple[Actor, ...]:
    """ "A court in Tolmach" is Ruvenian; "its forces" are those of the state just named."""
    body = setting.text.report.text
    if not actors and (organ := _ORGAN.match(body, span.start, span.end)):
        sector = next(name for name, hit in organ.groupdict().items() if hit)
        actors = (Actor(None, sector),)
    if any(actor.country or actor.name for actor in actors) or not actors:
        return tuple(actors)
    country = _seat(span, setting) or _possessor(span, setting)
    if country is None:
        return tuple(actor for actor in actors if setting.who(span))
    return tuple(replace(actor, country=country) for actor in actors)


def _seat(span: Span, setting: Setting) -> str | None:
    """The country of the place in which an organ sits: "police in Grauburg"."""
    place = setting.where([span])
    if place is None or place.span is None:
        return None
    located = _LOCATED.search(setting.text.report.text, span.start, place.span.start)
    return place.country if located else None


def _possessor(span: Span, setting: Setting) -> str | None:
    """The one state that the sentence has named before "its"."""
    sentence = setting.text.sentence_at(span.start)
    if sentence is None or not _POSSESSIVE.match(setting.text.report.text, span.start):
        return None
    countries = {
        mention.actor.country
        for mention in setting.mentions
        if sentence.start <= mention.span.start < span.start
        if mention.actor.country is not None
    }
    return countries.pop() if len(countries) == 1 else None


def _owner(span: Span, setting: Setting) -> tuple[Actor, ...]:
    """Whose a thing is: "two Ruvenian villages", "a depot of the Drovian army"."""
    body = setting.text.report.text
    if who_stands_there(span, body) is None and not is_kin(span.of(body)):
        return ()
    for word in list(_WORD.finditer(body, span.start, span.end))[1:8]:
        if word[0].casefold() in ("of", "the", "and", "in", "from"):
            continue
        found = setting.who(Span(word.start(), span.end))
        owners = tuple(actor for actor in found if actor.country is not None)
        if owners:
            return (_as_owner(owners[0]),)
    place = setting.where([span])
    return (Actor(place.country),) if place is not None and place.country else ()


def _as_owner(actor: Actor) -> Actor:
    """A state by its country alone; an organ or an army as it is named."""
    if actor.sector in (None, "GOV", "CVL"):
        return Actor(actor.country)
    return Actor(actor.country, actor.sector)


# ---------------------------------------------------------------- whether an act stands


def standing(event: Event, act: Act, voiced: Statement | None, setting: Setting) -> Event | None:
    """The event with parties set against each other, or None where nobody acts on anybody."""
    type_ = event.type
    if type_ is None:
        return event if event.actors or event.recipients else None
    event = _without_own_state(_apart(event, act))
    if type_ == "CONSULT":
        return None if _is_guess(act) and _meets_nobody(event) else event
    if event.recipients and _same_words(act, setting):
        return None
    if _only_itself(event):
        event = replace(event, recipients=(), recipient_spans=())
    if _is_guess(act) and not (event.actors and event.recipients):
        return None
    plain = _is_plain(act) and _named_at_all(event.actor_spans, setting)
    speaker = voiced.speaker if voiced is not None else None
    acting = bool(event.actors) or speaker is not None or plain
    if not acting and (ontology.quad(type_) in _VERBAL or not event.recipients):
        return None
    known = any(_is_party(actor) for actor in (*event.actors, *event.recipients))
    if not known and not plain:
        return None
    return _drilled_together(event)


def _meets_nobody(event: Event) -> bool:
    """Whether neither another party nor a day, a place or a kind of contact is told."""
    parties = {actor.id for actor in (*event.actors, *event.recipients)}
    return len(parties) < 2 and not (event.when or event.place or event.modes)


def _without_own_state(event: Event) -> Event:
    """Of a leader's act on "the two powers" only the other is acted on."""
    own = {actor.country for actor in event.actors if actor.name is not None}
    others = tuple(
        actor
        for actor in event.recipients
        if actor.name is not None
        or actor.sector not in (None, "GOV")
        or actor.country is None
        or actor.country not in own
    )
    return replace(event, recipients=others) if any(one.country for one in others) else event


def _named_at_all(spans: Sequence[Span], setting: Setting) -> bool:
    """Whether words say who acts: a pronoun that leads to nobody does not."""
    body = setting.text.report.text
    return any(not _PRONOUN.fullmatch(span.of(body)) for span in spans)


def _is_plain(act: Act) -> bool:
    """An act of somebody whom no table knows stands where its words leave little doubt."""
    return bool(act.reasons) and (act.reasons[0].score or 0) >= _PLAIN


def _is_guess(act: Act) -> bool:
    """An act that only its surroundings suggest, not the words of its trigger."""
    return any(reason.rule == _GUESS for reason in act.reasons)


def _is_party(actor: Actor) -> bool:
    """A state or one of its own, an organisation, a person with a name."""
    return actor.country is not None or actor.name is not None


def _apart(event: Event, act: Act) -> Event:
    """A recipient is somebody else than an actor, unless all sides act."""
    ids = {actor.id for actor in event.actors}
    spans = tuple(span for span in event.recipient_spans if span not in act.actors)
    recipients = tuple(actor for actor in event.recipients if actor.id not in ids)
    if recipients == event.recipients and spans == event.recipient_spans:
        return event
    if not recipients and event.type != "CONSULT" and len(event.actors) < 2:
        return event
    return replace(event, recipients=recipients, recipient_spans=spans)


def _only_itself(event: Event) -> bool:
    """Whoever acts is also the only one acted on: "lobbying by Orr, of Orr".

    A state that acts on its own people or parts is another matter.
    """
    acting = {actor.id for actor in event.actors if actor.name is not None}
    return bool(event.recipients) and {actor.id for actor in event.recipients} <= acting


def _same_words(act: Act, setting: Setting) -> bool:
    """Whether actor and recipient are the same words: "praised itself"."""
    body = setting.text.report.text
    acting = {span.of(body).casefold() for span in act.actors}
    return any(span.of(body).casefold() in acting for span in act.recipients)


def _drilled_together(event: Event) -> Event:
    """Forces of two states that drill together cooperate."""
    countries = {actor.country for actor in event.actors if actor.country}
    words = event.reasons[0].words if event.reasons else ""
    if event.type != "MOBILIZE" or len(countries) < 2 or not _DRILL.search(words):
        return event
    plover, modes = ontology.strict_plover("COOPERATE", event.status, ())
    return replace(
        event,
        type="COOPERATE",
        plover=plover,
        modes=(),
        quad=ontology.quad(plover) if plover else None,
        score=ontology.score(plover, modes) if plover else None,
        cameo=ontology.cameo_for("COOPERATE", (), event.status),
        reasons=(*event.reasons, Reason("rule: an exercise of several states", words)),
    )
