"""How a report introduces persons: with a title before the name, or one behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.resolve.actors import words
from dragoman.resolve.actors.focus import standing_out
from dragoman.resolve.actors.holders import fold, surname
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.people import Figure, People
from dragoman.resolve.actors.phrase import Phrase
from dragoman.resolve.actors.tables import ActorTables

# Offices that bodies of every kind have, states or not.
_ANYBODYS = frozenset(
    "president secretary_general managing_director director_general commissioner envoy leader "
    "executive_director vice_chairman spokesperson mayor governor negotiator ambassador "
    "human_rights state_secretary chief_of_staff pope monarch crown_prince party".split()
)
_NOBODY = frozenset("both others none neither several someone nobody everybody i we you".split())
_NAMING = frozenset(
    "named names appointed appoints kept confirmed nominated chose picked installed swore "
    "reappointed recognised recognized elected retained".split()
)
# "A government spokesman", "the foreign ministry spokeswoman": no club has these.
_OF_STATE = re.compile(r"\b(?:government|ministry)\b", re.IGNORECASE)
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
                title = _apposition(phrase, items, phrases, position)
                lead = _lead(phrase, items, phrases, position)
                figure = _meet(phrase, title, people, lead=lead, speaks=_speaks(phrase, items))
                if figure is not None:
                    figures[id(phrase)] = figure
                    if lead is not None:
                        figures[id(lead)] = figure
                    if title is not None and phrase.head is not None:
                        figures[id(title)] = figure
    return figures


def _speaks(phrase: Phrase, items: list[Item]) -> bool:
    """Whether a bare name stands at a verb of saying: "Noor Haddani said", "... said Haddani"."""
    after = items[phrase.last] if phrase.last < len(items) else None
    if after is not None and after.lower in words.SAYING:
        return True
    before = items[phrase.first - 1] if phrase.first else None
    if before is None or before.lower not in words.SAYING or phrase.first < 2:
        return False
    inverted = items[phrase.first - 2].text in "\"”“,'"
    return inverted and (after is None or after.text in ',.;"”“' or after.lower == "and")


def _is_new(name: str, people: People) -> bool:
    """Whether a single word is neither a place's name nor that of a figure met in full."""
    if " " in name:
        return True
    if name.lower() in words.INDEFINITE | words.NUMBERS | _NOBODY:
        return False
    return not people.tables.proper.get(name) and name not in people.surnames()


def _meet(
    phrase: Phrase, title: Phrase | None, people: People, *, lead: Phrase | None, speaks: bool
) -> Figure | None:
    source = title or phrase
    titles = [_of_body(source, title) for title in source.titles]
    if not titles and source.kind == "role" and source.head is not None:
        bodily = source.counterpart or source.noun in words.BODIES
        titles = [] if bodily else [_of_body(source, source.head)]
    if title is not None and phrase.head is not None:
        titles.append(phrase.head)
    country = country_of(source) or country_of(phrase) or (country_of(lead) if lead else None)
    if phrase.bare and title is None and not speaks:
        return None
    named = phrase.known is not None or bool(titles or country or phrase.honorific)
    if not (named or (speaks and _is_new(phrase.name or "", people))):
        return None
    figure = people.meet(phrase.name or "", country=country, titles=titles, former=source.former)
    if figure.country is None and _national(source):
        taken = _taken(figure, titles, people)
        figure.country = standing_out(phrase, contradicted=taken)
    _describe(figure, source, phrase, people.tables)
    return figure


def _taken(figure: Figure, titles: list[Entry], people: People) -> Callable[[str], bool]:
    """Whether a country has somebody else in that office on the report's day."""
    names = set(fold(figure.name).split())

    def taken(country: str) -> bool:
        for title in titles:
            held = people.tables.holders.holding(country, title.function or "", people.on)
            if held is not None and not names & set(fold(surname(held[0].name, country)).split()):
                return True
        return False

    return taken


def _national(source: Phrase) -> bool:
    """Whether a title says by itself that a state is meant: its president, its army chief."""
    function = source.head.function if source.head is not None else None
    determined = source.determiner in words.POSSESSIVE
    plain = source.kind == "title" and not any(title.countries for title in source.titles)
    of_state = function not in _ANYBODYS or bool(_OF_STATE.search(source.noun))
    return plain and of_state and not determined


def _of_body(source: Phrase, head: Entry) -> Entry:
    """A commander of rebels is a rebel; whom an organ employs is of the organ's sector."""
    organ = source.organ
    if head.kind == "title" and (head.function != "spokesperson" or source.organ is None):
        return head
    if organ is None or organ.kind == "seat" or head.sector not in ("MIL", "GOV", "UNK"):
        return head
    if organ.sector is None and organ.kind != "organisation":
        return head
    return head._replace(sector=organ.sector)


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
        return _post_of(phrase, tables)
    office = " and ".join(dict.fromkeys(offices))
    if phrase.target:
        state = tables.state_names.get(phrase.target, phrase.target)
        return f"{office} to {_article(state)}{state}"
    organ = phrase.organ
    if organ is not None and organ.name and offices[-1] == "Spokesperson":
        return f"{office} of the {tables.organ(organ.name, organ.country or country_of(phrase))}"
    return office


def _post_of(phrase: Phrase, tables: ActorTables) -> str | None:
    """As in "Head of the Coast Guard": a post that only its body names."""
    head, organ = phrase.head, phrase.organ
    if head is None or "o" not in head.flags or organ is None or organ.name is None:
        return None
    post = "Head" if head.name in ("chief", "boss", "head") else (head.name or "").capitalize()
    return f"{post} of the {tables.organ(organ.name, organ.country or country_of(phrase))}"


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
    ranked = phrase.kind == "role" and not phrase.countries and phrase.organ is None
    if (phrase.head is not None and not ranked) or position + 1 >= len(phrases):
        return None
    following = phrases[position + 1]
    head: Entry | None = following.head
    if following.first != phrase.last + 1 or head is None or following.name is not None:
        return None
    if items[phrase.last].text not in (",", "(", "–", "—") and not _named_as(phrase, items):
        return None
    if head.plural or head.kind not in ("title", "role") or following.noun in words.BODIES:
        return None
    after = items[following.last] if following.last < len(items) else None
    closed = after is None or after.text in ",.;)–—:" or after.lower in _GO_ON
    return following if closed else None


def _lead(phrase: Phrase, items: list[Item], phrases: list[Phrase], position: int) -> Phrase | None:
    """Who is then named: "Kenya's chief delegate" before ", Foreign Minister Ana Okoro, left"."""
    if position == 0 or phrase.head is None or phrase.last + 1 >= len(items):
        return None
    lead = phrases[position - 1]
    commas = items[phrase.first - 1].text == "," == items[phrase.last].text
    if not commas or lead.last != phrase.first - 1 or country_of(lead) is None:
        return None
    person = lead.head is not None and lead.head.kind in ("title", "role") and not lead.head.plural
    if not person or lead.name is not None or lead.counterpart or lead.noun in words.BODIES:
        return None
    goes_on = phrases[position + 1].first if position + 1 < len(phrases) else None
    listed = items[phrase.last + 1].lower == "and" or goes_on == phrase.last + 1
    return None if listed else lead


def _named_as(phrase: Phrase, items: list[Item]) -> bool:
    """As in "kept General Orr as army chief", "named her as envoy"."""
    before = items[phrase.first - 1].lower if phrase.first else ""
    return items[phrase.last].lower == "as" and before in _NAMING


def _article(state: str) -> str:
    names = ("United ", "Netherlands", "Philippines", "Czech Republic", "Holy See", "European ")
    return "the " if state.startswith(names) else ""
