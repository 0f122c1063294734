"""Pure features of two accounts: each gives a score and the reason for it, or nothing.

`None` means that the two reports do not say enough to compare. What rules a join out for good
stands in `contradictions.py`.
"""

from __future__ import annotations

from dragoman.link.accounts import Account
from dragoman.link.contradictions import told_one_way
from dragoman.link.sides import Side, agreement
from dragoman.link.windows import closeness
from dragoman.link.words import Rarity
from dragoman.records import Reason

# Types that coders and reporters take for each other: seizing goods is a sanction to some.
_NEAR_TYPES = frozenset(
    frozenset(pair)
    for pair in (
        ("SANCTION", "COERCE"), ("ACCUSE", "REJECT"), ("REQUEST", "ACCUSE"), ("REQUEST", "REJECT"),
        ("THREATEN", "ACCUSE"), ("THREATEN", "REQUEST"), ("AGREE", "SUPPORT"),
        ("AGREE", "COOPERATE"), ("COOPERATE", "SUPPORT"), ("AID", "SUPPORT"),
        ("CONCEDE", "AGREE"), ("CONCEDE", "RETREAT"), ("MOBILIZE", "COERCE"),
        ("ASSAULT", "COERCE"), ("talks", "summit"),
    )
)  # fmt: skip
# A visit told without the word is taken for talks by coders.
_VISIT_TALKS = frozenset(frozenset(pair) for pair in (("visit", "talks"), ("visit", "summit")))
# Two independent reports of one act share this much of their words, seldom more.
_FULL_OVERLAP = 0.5
# Two reports of one story share so much of all their words.
_SAME_STORY = 0.15
# A notice of a sentence or two has no words beside those of its record.
_LEAST_STORY = 25
# A state that the sentence names may be a party, or may not.
_BESIDE = 0.8


def same_kind(left: Account, right: Account) -> Reason:
    """The same type of act by the same mode: a phone call is not a visit."""
    if left.type != right.type:
        pair = frozenset((left.type, right.type))
        score = 0.55 if pair in _NEAR_TYPES else 0.6 if pair in _VISIT_TALKS else 0.1
        return Reason("kind differs", f"{left.type} / {right.type}", score)
    shared = left.modes & right.modes
    if shared:
        return Reason("same kind", " ".join((left.type, *sorted(shared - {left.type}))), 1.0)
    one_sided = not left.modes or not right.modes
    both_none = not left.modes and not right.modes
    return Reason("same kind", left.type, 0.95 if both_none else 0.85 if one_sided else 0.4)


def same_parties(left: Account, right: Account) -> Reason | None:
    """The same states and persons in the same roles; in a call or talks the roles do not count."""
    if not told_one_way(left, right):
        score = agreement(left.everyone, right.everyone)
        return _parties(score, left.everyone, right.everyone) or _named_beside(left, right)
    active = agreement(left.active, right.active)
    passive = agreement(left.passive, right.passive)
    if active is None:
        return _named_beside(left, right)
    if passive is None:
        known = left.passive or right.passive
        beside = known.states & left.near & right.near
        share = 0.9 if beside or not known else 0.8
        return _parties(active * share, left.active, right.active)
    return _parties((active + passive) / 2, left.everyone, right.everyone)


def _named_beside(left: Account, right: Account) -> Reason | None:
    """Where a party is unknown: do the sentences name the same states?"""
    one, two = (account.everyone.states | account.near for account in (left, right))
    if not one or not two:
        return None
    shared = one & two
    score = _BESIDE * len(shared) / min(len(one), len(two))
    return Reason("states named beside it", ", ".join(sorted(shared)), round(score, 4))


def same_speaker(left: Account, right: Account) -> Reason | None:
    """The same person, or a state beside its minister or ministry."""
    return _parties(agreement(left.active, right.active), left.active, right.active)


def same_days(left: Account, right: Account) -> Reason | None:
    """Dates that can be the same day, the more exact and certain the better."""
    score = closeness(left.window, right.window)
    if score is None:
        return None
    firm = left.window.firm and right.window.firm
    days = " / ".join(sorted({_days(left), _days(right)}))
    return Reason("same date" if firm else "dates fit, by publication", days, score)


def same_place(left: Account, right: Account) -> Reason | None:
    """The same named place, or a place and the country it lies in."""
    if left.place is None or right.place is None:
        return None
    if left.place == right.place:
        return Reason("same place", left.place, 1.0)
    if left.country is not None and left.country == right.country:
        whole = left.place_is_country or right.place_is_country
        return Reason("same country", left.country, 0.9 if whole else 0.5)
    return Reason("place differs", " / ".join(sorted((left.place, right.place))), 0.0)


def same_trigger(left: Account, right: Account) -> Reason | None:
    """The same word for the act, whatever its form: `cancelled`, `cancellation`."""
    if not left.trigger or not right.trigger:
        return None
    shared = left.trigger & right.trigger
    return Reason("same word for the act", " ".join(sorted(shared)), 1.0 if shared else 0.0)


def same_words(left: Account, right: Account, *, rarity: Rarity) -> Reason | None:
    """Shared content words, rare ones counting more."""
    if not left.words or not right.words:
        return None
    score = min(1.0, rarity.overlap(left.words, right.words) / _FULL_OVERLAP)
    return Reason("shared words", _shared(left, right, rarity), round(score, 4))


def same_story(left: Account, right: Account, *, rarity: Rarity) -> Reason | None:
    """Reports that share many words, the rare ones above all, tell one story."""
    shorter = min(len(left.story), len(right.story))
    if shorter < _LEAST_STORY or left.report == right.report:
        return None
    score = min(1.0, rarity.overlap(left.story, right.story) / _SAME_STORY)
    return Reason("like reports", f"{score:.2f}", round(score, 4))


def same_saying(left: Account, right: Account, *, rarity: Rarity) -> Reason | None:
    """The same words said: one quoted within the other, or as good as the same words."""
    if not left.words or not right.words:
        return None
    shorter, longer = sorted((left.exact, right.exact), key=lambda text: (len(text), text))
    if shorter.count(" ") >= 3 and f" {shorter} " in f" {longer} ":
        return Reason("the same words quoted", shorter[:80], 1.0)
    score = min(1.0, rarity.overlap(left.words, right.words) / 0.8)
    return Reason("shared words", _shared(left, right, rarity), round(score, 4))


def same_meeting(left: Account, right: Account) -> Reason | None:
    """Both belong to meetings that are already known to be one, or known to be two."""
    if left.meeting is None or right.meeting is None:
        return None
    same = left.meeting == right.meeting
    return Reason("same meeting" if same else "other meeting", score=1.0 if same else 0.0)


def _parties(score: float | None, left: Side, right: Side) -> Reason | None:
    if score is None:
        return None
    shared = sorted(left.states & right.states)
    people = sorted({name for _, name in left.people | right.people})
    return Reason("same parties", ", ".join((*shared, *people)), round(score, 4))


def _shared(left: Account, right: Account, rarity: Rarity) -> str:
    return " ".join(rarity.rarest(left.words & right.words, 5))


def _days(account: Account) -> str:
    window = account.window
    if window.first == window.last and window.first is not None:
        return window.first.isoformat()
    ends = (window.first, window.last)
    if ends == (None, None):
        return " ".join(sorted(window.names)) or "undated"
    return "..".join(end.isoformat() if end else "" for end in ends)
