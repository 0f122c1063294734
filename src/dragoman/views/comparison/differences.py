"""What two claims that belong together give otherwise: how many, when, where, who, whether."""

from __future__ import annotations

import re

from dragoman.link.sides import agreement, side
from dragoman.records import Difference, TimeExpression
from dragoman.views.comparison.characters import characters
from dragoman.views.comparison.claims import Told
from dragoman.views.comparison.likeness import Signs
from dragoman.views.comparison.meanings import meanings, opposites
from dragoman.views.comparison.numbers import Number
from dragoman.views.comparison.traits import Atlas

_AGAINST = (
    frozenset({"accusation", "denial"}), frozenset({"demand", "refusal"}),
    frozenset({"commitment", "refusal"}), frozenset({"offer", "refusal"}),
)  # fmt: skip
# Acts of saying name their speaker first, whoever does what in what is said.
_SAYING = frozenset(
    {"demand", "warning", "refusal", "commitment", "offer", "assessment", "support"}
)
_STOPS = frozenset({"stop", "end", "cancel", "postpone"})
_CALLED_OFF = re.compile(r"\b(?:call|put)(?:ed|s|ting)? off\b", re.I)
_OFF = frozenset({"cancelled", "postponed"})
_ON = frozenset({"happened", "scheduled", "confirmed", "expected"})
_UNREAL = frozenset({"denied", "negated"})
_ZONE = re.compile(
    r"\b(international|own|neutral|disputed|(?:the )?country[’']s|[A-Z][\w-]+(?:[’']s)?)"
    r"(?: own)? (?:air ?space|(?:territorial )?waters|soil|territory)\b"
)
_REFUSING = frozenset({"reject", "deny"})
"""Meanings that negate by themselves: who refused did not agree."""
# Phrases that turn each other round, and that no single word shows.
_TURNS = (
    (
        re.compile(r"\b(?:is|was|are|were|kept) holding\b|\bheld (?:firm|up|for)\b", re.I),
        re.compile(r"\b(?:br(?:oke|eaks|oken) down|collaps\w+|fell apart|unravel\w+)\b", re.I),
    ),
    (
        re.compile(r"\b(?:went|go(?:es)?|going) ahead\b|\btook place\b", re.I),
        re.compile(r"\b(?:fell through|was off|were off|came to nothing)\b", re.I),
    ),
    (
        re.compile(r"\b(?:made|making) (?:good )?(?:progress|headway)\b", re.I),
        re.compile(r"\b(?:no|without) (?:progress|headway|movement|result)\b", re.I),
    ),
)  # fmt: skip
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\b[^.]*\bby\b")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ARTICLE = re.compile(r"\ban\b")
_LEAST_ALIKE = 4
_MUCH = 0.45
_SOME = 0.15


def differences(left: Told, right: Told, seen: Signs, *, atlas: Atlas) -> tuple[Difference, ...]:
    """In what two claims differ, each kind once; nothing where they tell the same."""
    quotes = left.words, right.words
    found = (
        _values(left, right),
        _times(left, right),
        _places(left, right, quotes, atlas),
        _participants(left, right),
        _direction(left, right, seen),
        _polarity(left, right, quotes, seen),
        _characterisation(quotes),
    )
    told = tuple(difference for difference in found if difference is not None)
    if told:
        return told
    other_word = _in_one_place(left, right)
    if other_word is not None:
        return (other_word,)
    other_voice = _attribution(left, right, seen)
    return (other_voice,) if other_voice else ()


def _values(left: Told, right: Told) -> Difference | None:
    """Things that both count, with no number of the one in the other."""
    ours, theirs = _own_numbers(left), _own_numbers(right)
    for one in ours:
        rivals = [other for other in theirs if one.compares_with(other)]
        if rivals and not any(_equal(one, other) for other in theirs):
            other = next((o for o in rivals if not any(_equal(o, n) for n in ours)), None)
            if other is not None:
                return Difference("value", one.words, other.words)
    return None


def _own_numbers(told: Told) -> list[Number]:
    return [number for number in told.traits.numbers if number.span.within(told.core)]


def _equal(one: Number, other: Number) -> bool:
    return abs(one.value - other.value) <= 1e-6 * max(abs(one.value), abs(other.value))


def _times(left: Told, right: Told) -> Difference | None:
    ours, theirs = _own_days(left), _own_days(right)
    if not ours or not theirs:
        return None
    if any(_may_be_one(one, other) for one in ours for other in theirs):
        return None
    return Difference("time", ours[0].text, theirs[0].text)


def _own_days(told: Told) -> list[TimeExpression]:
    return [
        time
        for time in told.traits.days
        if time.span.within(told.core) and time.when and (time.when.start or time.when.end)
    ]


def _may_be_one(one: TimeExpression, other: TimeExpression) -> bool:
    left, right = one.when, other.when
    if left is None or right is None:
        return True
    apart = (left.start and right.end and left.start > right.end) or (
        right.start and left.end and right.start > left.end
    )
    return not apart


def _places(left: Told, right: Told, quotes: tuple[str, str], atlas: Atlas) -> Difference | None:
    zones = [_ZONE.search(quote) for quote in quotes]
    if zones[0] and zones[1]:
        owners = [_owner(zone[1], atlas) for zone in zones if zone]
        if owners[0] != owners[1]:
            return Difference("place", zones[0][0], zones[1][0])
    ours, theirs = (sorted(told.traits.places - told.traits.states) for told in (left, right))
    if ours and theirs and not any(a in b or b in a for a in ours for b in theirs):
        return Difference("place", ours[0], theirs[0])
    return None


def _owner(written: str, atlas: Atlas) -> str:
    name = re.sub(r"[’']s$", "", written)
    return atlas.country(name) or name.casefold()


def _participants(left: Told, right: Told) -> Difference | None:
    """Other persons for one side, or other sides, where both tell the contact itself."""
    if not (left.traits.contact and right.traits.contact):
        return None
    for state in sorted(set(left.traits.sides) & set(right.traits.sides)):
        ours = side(a for a in left.named if a.country == state and a.office)
        theirs = side(a for a in right.named if a.country == state and a.office)
        if ours.people and theirs.people and agreement(ours, theirs) == 0.0:
            return Difference("participants", _people(ours.people), _people(theirs.people))
    return None


def _people(people: frozenset[tuple[str, str]]) -> str:
    return ", ".join(sorted(name.title() for _, name in people))


def _direction(left: Told, right: Told, seen: Signs) -> Difference | None:
    """A did it to B in the one account, B to A in the other."""
    for one in left.events:
        for other in right.events:
            if one.type is None or one.type != other.type or one.type == "CONSULT":
                continue
            forth = {a.country for a in one.actors}, {a.country for a in one.recipients}
            back = {a.country for a in other.actors}, {a.country for a in other.recipients}
            if forth[0] & back[1] and forth[1] & back[0] and not forth[0] & back[0]:
                return Difference("direction", one.evidence.quotes[0], other.evidence.quotes[0])
    return _turned_round(left, right, seen)


def _turned_round(left: Told, right: Told, seen: Signs) -> Difference | None:
    """`A boat of A rammed B`, `a boat of B collided with A`: the same word, the sides exchanged."""
    ours, theirs = left.traits, right.traits
    if ours.contact or theirs.contact or len(ours.order) != 2 or ours.order != theirs.order[::-1]:
        return None
    if seen.covered < _MUCH or any(_PASSIVE.search(told.words) for told in (left, right)):
        return None
    if left.claim.act in _SAYING or right.claim.act in _SAYING:
        return None
    return Difference("direction", left.words, right.words)


def _polarity(left: Told, right: Told, quotes: tuple[str, str], seen: Signs) -> Difference | None:
    acts = frozenset({left.claim.act, right.claim.act})
    if any(pair == acts for pair in _AGAINST):
        return Difference("polarity", quotes[0], quotes[1])
    turned = opposites(left.traits.words, right.traits.words)
    unlike = left.traits.negative != right.traits.negative
    if turned is not None and seen.covered >= _SOME and (not unlike or set(turned) & _REFUSING):
        return Difference("polarity", quotes[0], quotes[1])
    if seen.covered >= _SOME and any(_on_both_sides(pair, quotes) for pair in _TURNS):
        return Difference("polarity", quotes[0], quotes[1])
    # "Must stop interfering" is "should not interfere", a visit called off takes not place.
    stops = (left.traits.words | right.traits.words) & _STOPS
    off = any(_CALLED_OFF.search(quote) for quote in quotes)
    if unlike and turned is None and not stops and not off and _alike(seen):
        return Difference("polarity", quotes[0], quotes[1])
    statuses = {left.claim.status, right.claim.status} - {None}
    if len(statuses) == 2 and statuses & _ON and statuses & (_OFF | _UNREAL):
        return Difference("polarity", quotes[0], quotes[1])
    return None


def _on_both_sides(pair: tuple[re.Pattern[str], re.Pattern[str]], quotes: tuple[str, str]) -> bool:
    """The one quote has the one phrase and not the other, the other the other."""
    ours, theirs = ([bool(phrase.search(quote)) for phrase in pair] for quote in quotes)
    return ours in ([True, False], [False, True]) and theirs == ours[::-1]


def _alike(seen: Signs) -> bool:
    """Enough in common for one `not` to turn the one into the other."""
    return seen.covered >= _MUCH or seen.words >= _MUCH or seen.near >= _MUCH


def _characterisation(quotes: tuple[str, str]) -> Difference | None:
    found = characters(*quotes)
    return Difference("characterisation", *found) if found else None


def _in_one_place(left: Told, right: Told) -> Difference | None:
    """ "Shot at pilgrims", "shot at smugglers": one noun in place of another.

    Only where both begin alike for some words, so that the two cannot tell of different things.
    """
    ours, theirs = (_WORD.findall(_ARTICLE.sub("a", told.words)) for told in (left, right))
    alike = 0
    while alike < min(len(ours), len(theirs)) and ours[alike].lower() == theirs[alike].lower():
        alike += 1
    if alike < _LEAST_ALIKE or alike in (len(ours), len(theirs)):
        return None
    one, other = ours[alike].lower(), theirs[alike].lower()
    own = meanings(one) - right.traits.words, meanings(other) - left.traits.words
    if not (own[0] and own[1]) or one[0].isdigit() or other[0].isdigit():
        return None
    if ours[alike][0].isupper() or theirs[alike][0].isupper():
        return None
    return Difference("characterisation", ours[alike], theirs[alike])


def _attribution(left: Told, right: Told, seen: Signs) -> Difference | None:
    """Much the same words, on the word of other sides."""
    one, other = left.claim.holder, right.claim.holder
    if one is None or other is None or not one.country or not other.country:
        return None
    if one.country == other.country or max(seen.words, seen.covered) < _MUCH:
        return None
    if left.traits.contact or right.traits.contact:
        return None
    return Difference("attribution", one.name or one.country, other.name or other.country)
