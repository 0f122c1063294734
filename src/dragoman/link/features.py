"""The features of two accounts in words, for the reasons that a person reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.link.accounts import Account
from dragoman.link.words import Rarity
from dragoman.records import Reason

_MOST_WORDS = 5


def reasons_of(
    values: Sequence[tuple[str, float]], left: Account, right: Account, rarity: Rarity
) -> Iterator[Reason]:
    """A reason for each feature, in the order given, with the words that it rests on."""
    for name, value in values:
        yield Reason(name, _words(name, left, right, rarity), round(value, 4))


def _words(name: str, left: Account, right: Account, rarity: Rarity) -> str:
    match name:
        case "same parties":
            return _parties(left, right)
        case "states named beside it":
            named = [one.everyone.states | one.near for one in (left, right)]
            return ", ".join(sorted(named[0] & named[1]))
        case "both parties named":
            return ", ".join(sorted(left.everyone.states & right.everyone.states))
        case "shared words":
            return " ".join(rarity.rarest(left.words & right.words, _MOST_WORDS))
        case "same word for the act":
            return " ".join(sorted(left.trigger & right.trigger))
        case "same mode" | "same type":
            return " ".join((left.type, *sorted((left.modes & right.modes) - {left.type})))
        case "same place":
            return left.place or ""
        case "same country":
            return left.country or ""
        case "place differs":
            return " / ".join(sorted((left.place or "", right.place or "")))
        case "the same words quoted":
            return min(left.exact, right.exact, key=lambda text: (len(text), text))[:80]
    if "day" in name or name in ("same month", "same season", "undated", "told long after"):
        return " / ".join(sorted({_days(left), _days(right)}))
    return f"{left.type} / {right.type}" if left.type != right.type and "kind" in name else ""


def _parties(left: Account, right: Account) -> str:
    one, two = left.everyone, right.everyone
    people = sorted({name for _, name in one.people | two.people})
    return ", ".join((*sorted(one.states & two.states), *people))


def _days(account: Account) -> str:
    window = account.window
    if window.first == window.last and window.first is not None:
        return window.first.isoformat()
    ends = (window.first, window.last)
    if ends == (None, None):
        return " ".join(sorted(window.names)) or "undated"
    return "..".join(end.isoformat() if end else "" for end in ends)
