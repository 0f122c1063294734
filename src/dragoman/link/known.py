"""What the records of one occurrence say of it, gathered to search other reports by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.link.accounts import Account
from dragoman.link.contradictions import contradiction
from dragoman.link.windows import ONE_STAY, Window, apart
from dragoman.link.words import stems
from dragoman.records import Occurrence

# An occurrence whose days are less certain, firm or by publication, is not searched for.
_CERTAIN = {True: 31, False: 4}
_EXACT = 10
_MOST = 12
_TOLD = ("happened", "background")


@dataclass(frozen=True, slots=True)
class Known:
    """One occurrence as its records tell it.

    `planned` is when the first report came out that tells of it as a plan; `core` are words for
    such an act, `bags` and `stories` the words of each telling and of its report.
    """

    occurrence: Occurrence
    told: tuple[Account, ...]
    states: frozenset[str]
    people: frozenset[tuple[str, str]]
    places: frozenset[str]
    first: date
    last: date
    firm: tuple[Window, ...]
    planned: date | None
    core: frozenset[str]
    bags: tuple[frozenset[str], ...]
    stories: tuple[frozenset[str], ...]

    @property
    def wide(self) -> bool:
        """Whether its days are too many for a day among them to say which thing is meant."""
        return (self.last - self.first).days > _EXACT

    @property
    def contact(self) -> bool:
        """A meeting, visit or call, not an act of one side."""
        return any(one.kind == "meeting" or one.type == "CONSULT" for one in self.told)

    def excludes(self, account: Account) -> bool:
        """Whether a record is known to be of another thing than all that tell of this one."""
        alike = [one for one in self.told if one.kind == account.kind]
        if alike and all(contradiction(account, one) for one in alike):
            return True
        away = (apart(account.window, one, slack=ONE_STAY) for one in self.firm)
        return bool(self.firm) and all(away)


def known_of(occurrences: Iterable[Occurrence], accounts: Mapping[str, Account]) -> Iterator[Known]:
    """Occurrences worth a search: meetings and acts that are no part of one, if they are dated."""
    for one in occurrences:
        told = tuple(accounts[member] for member in one.members)
        if one.kind == "statement" or (one.kind == "event" and any(it.meeting for it in told)):
            continue
        windows = [it.window for it in told if it.window.dated]
        dated = [it for it in windows if it.days <= _CERTAIN[it.firm]]
        if dated and any(it.everyone for it in told):
            yield _known(one, told, dated)


def _known(one: Occurrence, told: tuple[Account, ...], dated: Sequence[Window]) -> Known:
    firm = tuple(it for it in dated if it.firm and it.days <= _EXACT)
    days = firm or dated
    planned = [it.published for it in told if it.published and it.status not in _TOLD]
    return Known(
        occurrence=one,
        told=told,
        states=_all(it.everyone.states for it in told),
        people=frozenset().union(*(it.everyone.people for it in told)),
        places=frozenset(it.place for it in told if it.place and not it.place_is_country),
        first=min(it.first for it in days if it.first),
        last=max(it.last for it in days if it.last),
        firm=firm,
        planned=min(planned, default=None),
        core=_all((*(it.trigger for it in told), *map(_words_for, told))),
        bags=tuple(dict.fromkeys(it.words | it.trigger for it in told))[:_MOST],
        stories=tuple(dict.fromkeys(it.story for it in told))[:_MOST],
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _words_for(account: Account) -> frozenset[str]:
    """The words by which such an act is usually told."""
    kinds = {account.type, *("call" if mode == "phone" else mode for mode in account.modes)}
    return _all(_table().get(kind, frozenset()) for kind in kinds)


@cache
def _table() -> Mapping[str, frozenset[str]]:
    rows = files(__package__).joinpath("kinds.tsv").read_text(encoding="utf-8").splitlines()
    return {kind: stems(words) for kind, words in (row.split("\t") for row in rows[1:])}
