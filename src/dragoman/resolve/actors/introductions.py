"""How a report introduces persons: with a title before the name, or one behind it."""

from __future__ import annotations

from dragoman.resolve.actors import words
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.people import Figure, People
from dragoman.resolve.actors.phrase import Phrase
from dragoman.resolve.actors.scan import Item
from dragoman.resolve.actors.tables import ActorTables

INTERNATIONAL = frozenset({"UNO", "IGO", "EUR"})
_GO_ON = frozenset("who and of in at for since told said".split())


def introduce(
    sentences: list[list[Item]], parsed: list[list[Phrase]], people: People
) -> dict[int, Figure]:
    """The figure of each phrase that holds a name, by the phrase's identity.

    Full names come first, so that a headline's surname finds its person further down.
    """
    figures: dict[int, Figure] = {}
    for full in (True, False):
        for items, phrases in zip(sentences, parsed, strict=True):
            for position, phrase in enumerate(phrases):
                if phrase.name is None or (" " in phrase.name) != full:
                    continue
                figure = _meet(phrase, _apposition(phrase, items, phrases, position), people)
                if figure is not None:
                    figures[id(phrase)] = figure
    return figures


def _meet(phrase: Phrase, title: Phrase | None, people: People) -> Figure | None:
    source = title or phrase
    titles = list(source.titles)
    if not titles and source.kind == "role" and source.head is not None:
        bodily = source.counterpart or source.noun in words.BODIES
        titles = [] if bodily else [source.head]
    country = country_of(source)
    if phrase.bare and title is None:
        return None
    if phrase.known is None and not titles and not country and not phrase.honorific:
        return None
    figure = people.meet(phrase.name or "", country=country, titles=titles, former=source.former)
    _describe(figure, source, phrase, people.tables)
    return figure


def _describe(figure: Figure, source: Phrase, phrase: Phrase, tables: ActorTables) -> None:
    office = office_of(source, tables)
    if office and office not in figure.offices:
        figure.offices.append(office)
    last = source.noun.split()[-1] if source.noun else ""
    for marker in (last, phrase.honorific.rstrip(".")):
        if figure.gender is None and marker in words.FEMALE:
            figure.gender = "f"
        elif figure.gender is None and marker in words.MALE:
            figure.gender = "m"


def office_of(phrase: Phrase, tables: ActorTables) -> str | None:
    """The office that the phrase gives: "Ambassador to the United States"."""
    offices = [title.office for title in phrase.titles if title.office]
    if not offices:
        return None
    office = " and ".join(dict.fromkeys(offices))
    if phrase.target:
        state = tables.state_names.get(phrase.target, phrase.target)
        return f"{office} to {_article(state)}{state}"
    organ = phrase.organ
    if organ is not None and organ.name and offices[-1] == "Spokesperson":
        return f"{office} of the {tables.organ(organ.name, organ.country or country_of(phrase))}"
    return office


def country_of(phrase: Phrase) -> str | None:
    """The one country that the phrase belongs to; None for none or several."""
    codes = set(phrase.countries)
    if len(codes) == 1:
        return codes.pop()
    if not codes and phrase.organ is not None and phrase.organ.country:
        return phrase.organ.country
    restricted = [country for title in phrase.titles for country in title.countries]
    return restricted[0] if not codes and len(restricted) == 1 else None


def _apposition(
    phrase: Phrase, items: list[Item], phrases: list[Phrase], position: int
) -> Phrase | None:
    """The title that stands behind a name: "Wang, the Chinese Foreign Minister,"."""
    if phrase.head is not None or position + 1 >= len(phrases):
        return None
    following = phrases[position + 1]
    head: Entry | None = following.head
    if following.first != phrase.last + 1 or head is None or following.name is not None:
        return None
    if items[phrase.last].text not in (",", "(", "–", "—"):
        return None
    if head.plural or head.kind not in ("title", "role") or following.noun in words.BODIES:
        return None
    after = items[following.last] if following.last < len(items) else None
    closed = after is None or after.text in ",.;)–—:" or after.lower in _GO_ON
    return following if closed else None


def _article(state: str) -> str:
    names = ("United ", "Netherlands", "Philippines", "Czech Republic", "Holy See", "European ")
    return "the " if state.startswith(names) else ""
