"""Places and states that words name as what they are about: Xinjiang, the South China Sea."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.records import Span
from dragoman.resolve.actors.scan import normalise, scan
from dragoman.resolve.setting import Setting

_ABOUT = frozenset({"disputed", "region", "island", "sea"})


def topics(setting: Setting, span: Span) -> tuple[tuple[str, str | None], ...]:
    """Disputed places, regions, islands and seas by name, and states; each with its country.

    A region belongs to its state, but a party may speak of it as an issue, so that it is given
    without one.
    """
    return tuple(dict.fromkeys((*_places(setting, span), *_states(setting, span))))


def _places(setting: Setting, span: Span) -> Iterator[tuple[str, str | None]]:
    plain = normalise(setting.text)[span.start : span.end]
    for item in scan(plain, setting.tables):
        for entry in item.readings:
            if entry.kind == "place" and entry.flags in _ABOUT and entry.name:
                yield entry.name, None
                break


def _states(setting: Setting, span: Span) -> Iterator[tuple[str, str | None]]:
    """States other than the two that the report is mostly about."""
    counts = Counter(m.actor.country for m in setting.mentions if m.actor.country)
    principals = {country for country, _ in counts.most_common(2)}
    for mention in setting.mentions:
        named = mention.kind in ("name", "demonym") and mention.actor.name is None
        inside = named and mention.span.within(span)
        if inside and mention.actor.country and mention.actor.country not in principals:
            name = setting.tables.state_names.get(mention.actor.country)
            if name:
                yield name, mention.actor.country
