"""Who, when and where: actors, mentions, dates and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records.core import Span

Precision = Literal["day", "range", "week", "month", "year", "before", "after", "unknown"]
MentionKind = Literal["name", "title", "metonym", "pronoun", "description", "demonym"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, organ, person, organisation or anonymous source.

    `country` is ISO 3166 alpha-3 (Kosovo KOS), or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC;
    `sector` one of PLOVER's 25 codes; `name` the person or organ, or `anonymous-001`.
    """

    country: str | None = None
    sector: str | None = None
    name: str | None = None
    office: str | None = None

    @property
    def id(self) -> str:
        """`CHN GOV:Qin Gang`, `USA GOV`, `IGO:NATO`, `JRN`; `?` for what is unknown."""
        if self.country and self.sector:
            code = f"{self.country} {self.sector}"
        else:
            code = self.country or self.sector or "?"
        return f"{code}:{self.name}" if self.name else code

    @property
    def anonymous(self) -> bool:
        """Whether this is a source that the report does not name."""
        return (self.name or "").startswith("anonymous-")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text refers to an actor."""

    span: Span
    text: str
    kind: MentionKind
    actor: Actor


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days, both ends included; `None` at an end means open or unknown.

    `basis` says how it was found: `explicit`, `weekday+published`, `published`, `month+published`,
    `dateline`, `text date`, `inferred from another report`, `unresolved` ...
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: str
    expression: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or time expression with its TIMEX3 type and value."""

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place, as written and as found in the gazetteer (WGS84 degrees)."""

    text: str
    span: Span | None
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Literal["city", "region", "country"] = "city"
