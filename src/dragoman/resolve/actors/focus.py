"""The country that a report has told of so far, where one stands out, or that it is sent from.

It is the country of a bare national title or organ: "army chief Williams Kaliman", "the army".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.nouns import common_organ, organ_of
from dragoman.resolve.actors.phrase import Phrase

INTERNATIONAL = frozenset({"UNO", "IGO", "EUR"})
_RIVALS = 4


def note_focus(parsed: list[list[Phrase]], home: str | None) -> None:
    """Writes into each phrase without a country which countries were named before, and how often.

    `home` is the country of the dateline. The state of a person whom the tables know counts too.
    """
    seen: Counter[str] = Counter()
    for phrases in parsed:
        for phrase in phrases:
            if not phrase.countries or phrase.kind == "organ":
                phrase.before = tuple(seen.most_common(_RIVALS))
                phrase.home = home
            known = phrase.known.country if phrase.known is not None else None
            named = phrase.countries or ((known,) if known else ())
            seen.update(code for code in named if code not in INTERNATIONAL)


def adopt_organs(sentences: list[list[Item]], parsed: list[list[Phrase]]) -> None:
    """Gives "Congress" to the state that a report is about where it never names America.

    Canada has a House of Commons too.
    """
    named: Counter[str] = Counter()
    own: list[tuple[Phrase, Item]] = []
    for items, phrases in zip(sentences, parsed, strict=True):
        for phrase in phrases:
            named.update(set(phrase.countries))
            if _is_bare_organ(items, phrase):
                own.append((phrase, items[phrase.last - 1]))
    for phrase, item in own:
        country = standing_out(phrase)
        own_country = phrase.head.country if phrase.head is not None else None
        others = sum(one.head == phrase.head for one, _ in own)
        if own_country and country and country != own_country and named[own_country] <= others:
            adopted = organ_of(item, (country,)) or common_organ(item)
            if adopted is not None:
                phrase.head, phrase.countries, phrase.organ = adopted, (country,), None


def _is_bare_organ(items: list[Item], phrase: Phrase) -> bool:
    """A bare name that other states' organs share: "Congress", not "the US Congress"."""
    head = phrase.head
    if head is None or head.kind != "organ" or head.country is None:
        return False
    plain = phrase.last - phrase.first == 1 or items[phrase.first].lower == "the"
    return plain and len(set(phrase.countries)) == 1


def standing_out(
    phrase: Phrase, *, contradicted: Callable[[str], bool] = lambda _: False
) -> str | None:
    """The country with two thirds of what was named before the phrase; no `contradicted` one.

    Where none has, that of the dateline, if it is one of the two named most: "the foreign ministry"
    of a report from Lima on Peru and Chile is Peru's.
    """
    left = [(code, times) for code, times in phrase.before if not contradicted(code)]
    total = sum(times for _, times in left)
    if left and 3 * left[0][1] >= 2 * total:
        return left[0][0]
    return phrase.home if phrase.home in [code for code, _ in left[:2]] else None
