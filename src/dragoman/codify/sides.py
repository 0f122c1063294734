"""The sides of one contact and its kind, as its event tells them."""

from __future__ import annotations

import re

from dragoman.codify import called_off
from dragoman.records import Actor, Event, MeetingKind, Place

ENDED = frozenset({"cancelled", "postponed"})
_KIND_OF_MODE: dict[str, MeetingKind] = {
    "phone": "call",
    "visit": "visit",
    "multilateral": "summit",
}
_KIND_OF_WORD: tuple[tuple[MeetingKind, re.Pattern[str]], ...] = (
    ("call", re.compile(r"\b(?:(?:tele)?phon|video)\w*\b|\bcalls?\b", re.I)),
    ("visit", re.compile(r"\b(?:visit|trip|travel|tour)", re.I)),
    ("summit", re.compile(r"\bsummit", re.I)),
    ("talks", re.compile(r"\b(?:talks|dialogue|negotiat|consultation|meeting)", re.I)),
)
_JOURNEY = re.compile(
    r"\b(?:visit|trip|travel|tour|fl[iye]|flew|arriv|attend|(?:due|expected|awaited) (?:in|here)|"
    r"to (?:be|stop|spend [\w -]{1,20}) in|go(?:es|ing)?\b|went|head|come)",
    re.I,
)
_AHEAD = 40
_BETWEEN = re.compile(
    r"(?:phone |telephone )?(?:calls?|talks|meetings?|conversations?|negotiations|dialogue|summit)",
    re.I,
)
_BY_INVITATION = re.compile(r"invitation", re.I)
_MEDIATES = re.compile(r"(?:to )?mediat(?:e|ion|ing)", re.I)
_INVITED = re.compile(r"an invitation is a promise")
_INVITATION = re.compile(r"an invitation (?:is a promise|withdrawn)")
_HOSTS = re.compile(
    r"(?:receiv|host|welcom|greet|expects|awaits|is (?:expect|await)ing|looks forward)", re.I
)


def sides_of(event: Event) -> dict[str, dict[str, Actor]]:
    """Who meets, by country; the host by the place, where the report names no other side."""
    sides: dict[str, dict[str, Actor]] = {}
    between = event.actors or _is_noun(event)
    for actor in (*event.actors, *event.recipients) if between else ():
        if actor.country:
            sides.setdefault(actor.country, {})[actor.id] = actor
    host = host_of(event)
    if host is not None and host.country and len(sides) == 1 and host.country not in sides:
        sides[host.country] = {host.id: host}
    return sides


def _is_noun(event: Event) -> bool:
    """ "The call of Berg with Nord": those whom a noun names are its parties."""
    return bool(event.reasons and _BETWEEN.fullmatch(event.reasons[0].words))


def invites(event: Event) -> bool:
    """Whether the event is an invitation, which proposes a visit."""
    return event.type == "AGREE" and any(_INVITED.search(one.rule) for one in event.reasons)


def of_a_third(event: Event) -> bool:
    """Whether the host of talks did it: "at the invitation of", "offered to mediate"."""
    words = event.reasons[0].words if event.reasons else ""
    mediates = event.status == "proposed" and _MEDIATES.fullmatch(words)
    return bool(mediates or _BY_INVITATION.fullmatch(words))


def host_acts(event: Event) -> bool:
    """Whether the one who acts stays at home: who receives, who invites or takes that back."""
    trigger = event.reasons[0].words if event.reasons else ""
    return bool(_HOSTS.match(trigger)) or any(_INVITATION.search(r.rule) for r in event.reasons)


def host_of(event: Event) -> Actor | None:
    """The country that a journey leads to, where the report names the place and not the host."""
    country = event.place.country if event.place else None
    trigger = event.reasons[0].words if event.reasons else ""
    if event.status in ENDED and country is not None and called_off.is_absence(trigger):
        return Actor(country, "GOV")
    if country is None or kind_of(event) != "visit":
        return None
    if event.status not in ENDED and not _JOURNEY.search(trigger):
        return None
    return Actor(country, "GOV")


def place_of(event: Event) -> Place | None:
    """Where it is; not the country that a visitor is "of"."""
    place = event.place
    if place is None or place.precision != "country":
        return place
    visitors = event.recipients if host_acts(event) else event.actors
    return None if place.country in {actor.country for actor in visitors} else place


def kind_of(event: Event) -> MeetingKind:
    """Call, visit, summit or talks: by the words, else by the mode."""
    if invites(event):
        return "visit"
    if (named := named_kind(event)) is not None:
        return named
    kinds = (_KIND_OF_MODE[mode] for mode in event.modes if mode in _KIND_OF_MODE)
    kind: MeetingKind = next(kinds, "talks")
    countries = {actor.country for actor in (*event.actors, *event.recipients) if actor.country}
    place = event.place.country if event.place else None
    return "talks" if kind == "visit" and _away(place, countries) else kind


def _away(place: str | None, countries: set[str]) -> bool:
    """Whether two states meet where neither is at home: nobody visits the other there."""
    return place is not None and len(countries) == 2 and place not in countries


def named_kind(event: Event) -> MeetingKind | None:
    """The kind that the words of a contact name, if they name one; an invitation's do not."""
    trigger = event.reasons[0].words if event.reasons and not invites(event) else ""
    if called_off.said(trigger):
        # What is called off stands behind the verb: "cancelled an earlier trip".
        trigger += event.evidence.quotes[0].partition(trigger)[2][:_AHEAD]
    return next((kind for kind, words in _KIND_OF_WORD if words.search(trigger)), None)
