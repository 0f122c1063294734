"""What the sections of a brief share: the ledger, the two parties, names, days, citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.ledger import Ledger
from dragoman.records import Actor, Evidence
from dragoman.views.brief.citing import Citer, Sentence
from dragoman.views.brief.telling import Label
from dragoman.views.comparison import Atlas, Nearness


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a title; `note` says what is left out, or that nothing was found."""

    title: str
    sentences: tuple[Sentence, ...]
    note: str


@dataclass(frozen=True)
class Desk:
    """The question of a brief: which parties, as of when, since when, and how to name them."""

    ledger: Ledger
    parties: tuple[str, str]
    name: Callable[[str | None], str]
    label: Label
    since: date | None
    as_of: date | None
    atlas: Atlas | None = None
    nearness: Nearness | None = None
    citer: Citer = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "citer", Citer(self.ledger))

    def proofs(self, names: Iterable[str]) -> list[Evidence]:
        """Evidence of occurrences or of records that stand alone."""
        return [proof for name in names for proof in self.citer.records(self._members(name))]

    def _members(self, name: str) -> Iterator[str]:
        found = self.ledger.record(name)
        members: tuple[str, ...] = getattr(found, "members", (name,))
        yield from members

    def side(self, code: str, people: Sequence[Actor]) -> str:
        """`Drovia (Vera Sarenko)`."""
        named = [actor.name for actor in people if actor.name]
        return f"{self.name(code)} ({', '.join(named)})" if named else self.name(code)


def section(title: str, sentences: Sequence[Sentence], none: str, *, left_out: int = 0) -> Section:
    """A section, or why it is empty."""
    if not sentences:
        return Section(title, (), none)
    note = f"{left_out} more left out" if left_out > 0 else ""
    return Section(title, tuple(sentences), note)
