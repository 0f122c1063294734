"""A noun phrase that names actors, as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.resolve.actors.lexicon import Entry


@dataclass(slots=True)
class Phrase:
    """One noun phrase: where it stands, what heads it, and whom it belongs to."""

    start: int
    end: int
    first: int
    last: int
    head: Entry | None
    noun: str = ""
    countries: tuple[str, ...] = ()
    kept: str | None = None
    organ: Entry | None = None
    title: Entry | None = None
    office: str | None = None
    target: str | None = None
    determiner: str = ""
    ordinal: int | None = None
    former: bool = False
    regional: bool = False
    compass: bool = False
    name: str | None = None
    known: Entry | None = None
    counterpart: bool = False
    bare: bool = False
    possessed: bool = False
    owner: Phrase | None = None
    honorific: str = ""
    titles: list[Entry] = field(default_factory=list)
    sentence: int = 0
    before: tuple[tuple[str, int], ...] = ()
    home: str | None = None

    @property
    def kind(self) -> str:
        return self.head.kind if self.head is not None else "name"
