"""From a report's text to its mentions of actors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.records import Actor, Mention, MentionKind, Span, Text
from dragoman.resolve.actors.coreference import Memory
from dragoman.resolve.actors.credits import credited
from dragoman.resolve.actors.epithets import OPENING, Epithets, as_land
from dragoman.resolve.actors.focus import INTERNATIONAL, adopt_organs, note_focus
from dragoman.resolve.actors.introductions import country_of, introduce
from dragoman.resolve.actors.item import Item
from dragoman.resolve.actors.latter import latter
from dragoman.resolve.actors.lexicon import Entry
from dragoman.resolve.actors.pairs import pairs, two_sides
from dragoman.resolve.actors.partitives import MEMBERS, member
from dragoman.resolve.actors.people import Figure, People
from dragoman.resolve.actors.phrase import Phrase
from dragoman.resolve.actors.phrases import PhraseParser
from dragoman.resolve.actors.pronouns import NOMINATIVE, POSSESSIVE, PRONOUNS, Pronouns
from dragoman.resolve.actors.quotations import persons, quotations, spoken
from dragoman.resolve.actors.referents import Referents, replace_by_office
from dragoman.resolve.actors.scan import normalise, scan, sentences
from dragoman.resolve.actors.sources import Seen, singular
from dragoman.resolve.actors.standing import is_goal, is_place, means_the_office, metonymic
from dragoman.resolve.actors.surnames import Surnames
from dragoman.resolve.actors.tables import ActorTables
from dragoman.resolve.actors.turns import passages

_SENDING = frozenset("sent sends ordered orders deployed deploys dispatched dispatches".split())
_GOVERNING = frozenset("through by to from via with".split())
# Whose nationality is that of the state they belong to.
_OF_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})


def mentions(text: Text, *, tables: ActorTables, on: date | None) -> tuple[Mention, ...]:
    """Every place where the text names or means an actor, in order of position."""
    return Reading(text, tables, on).mentions()


@dataclass(slots=True)
class _Sentence:
    """One sentence under way: what is in it, and whether its subject has been seen."""

    number: int
    items: list[Item]
    subject_seen: bool = False


class Reading:
    """One pass over one report: phrases, then persons, then references."""

    def __init__(self, text: Text, tables: ActorTables, on: date | None) -> None:
        self.text = text
        self.plain = normalise(text)
        self.sentences = sentences(scan(self.plain, tables, on), text.sentences)
        self.people = People(tables, on)
        self.memory = Memory(self.people, quotations(self.plain, text.paragraphs))
        self.referents = Referents(self.people, self.memory)
        self.pronouns = Pronouns(self.memory)
        self.epithets = Epithets(self.memory, self.pronouns)
        self.figures: dict[int, Figure] = {}
        self.surnames = Surnames(self.people, self.memory)
        self.strangers: dict[str, Figure] = {}
        self._found: list[Mention] = []

    def mentions(self) -> tuple[Mention, ...]:
        parsed = [PhraseParser(items).phrases() for items in self.sentences]
        self.people.countries = {c for phrases in parsed for p in phrases for c in p.countries}
        note_focus(parsed, self._sent_from())
        adopt_organs(self.sentences, parsed)
        self.figures = introduce(self.sentences, parsed, self.people)
        self.surnames = Surnames(self.people, self.memory)
        for number, (items, phrases) in enumerate(zip(self.sentences, parsed, strict=True)):
            self._read(_Sentence(number, items), phrases)
        self._found += list(
            persons(self.plain, self.text.paragraphs, self._found, two_sides=self._two_sides)
        )
        told = passages(self.plain, self.text, self._found, self.people)
        quoted = self.memory.quotations
        self._found += list(spoken(self.plain, told, quoted, two_sides=self._two_sides))
        self._found += list(latter(self.plain, self.text, self._found))
        self._found += list(pairs(self.plain, self.text, self._found))
        found = {(m.span, m.actor.id): m for m in self._found}
        return tuple(sorted(found.values(), key=lambda m: (m.span.start, -m.span.end)))

    def _sent_from(self) -> str | None:
        """The country of the dateline: "LIMA, May 3 (Wire) -" is sent from Peru."""
        city = (self.text.dateline or "").split(",")[0].strip()
        site = self.people.tables.gazetteer.find(city.title() if city.isupper() else city)
        return site.country if site is not None else None

    def _two_sides(self, span: Span) -> tuple[Actor, ...]:
        return two_sides(span, self.text, self._found)

    # ------------------------------------------------------------ one sentence

    def _read(self, sentence: _Sentence, phrases: list[Phrase]) -> None:
        items = sentence.items
        starting: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            if id(phrase) in self.figures or not (phrase.bare or _in_dyad(phrase, items)):
                starting.setdefault(phrase.start, []).append(phrase)
        for span, actor in credited(items):
            self._add(span, "name", actor)
        bare = {p.start: p for p in phrases if p.bare and id(p) not in self.figures}
        covered = 0
        for i, item in enumerate(items):
            if item.start in bare:
                self._perhaps(sentence, bare[item.start])
            if item.readings and item.reading("dyad") is not None and i + 1 < len(items):
                self._dyad(item, items[i + 1])
            for phrase in starting.get(item.start, ()):
                covered = max(covered, phrase.end)
                if self._phrase(sentence, phrase) and not _governed(items, phrase.start):
                    sentence.subject_seen = True
            if item.lower in PRONOUNS and (item.start >= covered or item.lower in POSSESSIVE):
                self._pronoun(sentence, item, i)
            elif (
                item.lower in MEMBERS
                and (one := member(items, i, sentence.number, self.memory)) is not None
            ):
                self._add(Span(one.start, one.end), "description", one.actor)
                self.memory.note(replace(one, subject=not sentence.subject_seen))
                sentence.subject_seen, covered = True, one.end
            elif not item.readings and item.start >= covered and item.capital:
                self._surname(sentence, item, i)
            if item.lower in OPENING and item.start >= covered:
                covered = max(covered, self._epithet(sentence, i))

    def _phrase(self, sentence: _Sentence, phrase: Phrase) -> bool:
        span = Span(phrase.start, phrase.end)
        figure = self.figures.get(id(phrase))
        if figure is not None:
            self._complete(sentence, phrase, figure)
            kind: MentionKind = "title" if phrase.head is not None else "name"
            self._add(span, kind, self.people.actor(figure))
            self._note(sentence, span, figure)
            return True
        head = phrase.head
        if head is None or is_place(phrase, sentence.items):
            return False
        if phrase.owner is not None and not phrase.countries:
            phrase.countries = self._owners(sentence, phrase.owner)
        if not phrase.countries and phrase.organ is not None and not phrase.organ.country:
            self._of_body(sentence, phrase)
        if phrase.determiner in POSSESSIVE and not (phrase.countries or phrase.counterpart):
            self._own(sentence, phrase)
        if not (phrase.countries or phrase.determiner) and head.sector == "MIL":
            self._of_sender(sentence, phrase)
        found = self.referents.of(phrase, sentence.number)
        if self.epithets.is_land(sentence.items, phrase):
            found = [referent._replace(actor=as_land(referent.actor)) for referent in found]
        if head.kind == "title" and means_the_office(sentence.items, phrase.first, phrase.last):
            found = [replace_by_office(referent) for referent in found]
        capital = metonymic(phrase, sentence.items)
        if capital is not None and (country := country_of(phrase)) is not None:
            self._add(Span(capital.start, capital.end), "metonym", Actor(country, "GOV"))
        for referent in found:
            self._add(span, referent.kind, referent.actor)
            self.memory.note(
                Seen(
                    referent.actor,
                    phrase.start,
                    phrase.end,
                    sentence.number,
                    not sentence.subject_seen and not _governed(sentence.items, phrase.start),
                    referent.figure,
                    head.plural,
                    singular(phrase.noun),
                    referent.sort,
                    aside=head.kind == "state" and is_goal(sentence.items, phrase.first),
                )
            )
        return bool(found)

    def _perhaps(self, sentence: _Sentence, phrase: Phrase) -> None:
        """A name that nothing explains is no mention, yet "she" may mean it."""
        name = phrase.name or ""
        if " " not in name:
            return
        figure = self.strangers.setdefault(name, Figure(name, None))
        self.memory.note(
            Seen(Actor(None, None, name), phrase.start, phrase.end, sentence.number,
                 not sentence.subject_seen, figure, False, "", "person", unsure=True)
        )  # fmt: skip

    def _complete(self, sentence: _Sentence, phrase: Phrase, figure: Figure) -> None:
        """What only the words before tell: "his foreign minister, X", "her counterpart, X"."""
        if figure.country is None and phrase.determiner in POSSESSIVE:
            owner = self.pronouns.owner(sentence.items, phrase.first, sentence.number)
            figure.country = owner.country if owner is not None else None
        if phrase.counterpart and (peer := self.memory.peer(figure.country)) is not None:
            self.people.share_office(figure, peer)

    def _owners(self, sentence: _Sentence, owner: Phrase) -> tuple[str, ...]:
        """The country of a person in the possessive: "Blair's spokesman"."""
        figure = self.figures.get(id(owner))
        if figure is None and owner.known is not None:
            return (owner.known.country,) if owner.known.country else ()
        if figure is None and owner.bare:
            figure = self.surnames.of_one_word(sentence.items, owner.last - 1)
        return (figure.country,) if figure is not None and figure.country else ()

    def _of_body(self, sentence: _Sentence, phrase: Phrase) -> None:
        """The body met before in "the ministry's spokesman", "a spokesman for the ministry"."""
        for item in sentence.items[phrase.first : phrase.last]:
            if phrase.organ not in item.readings:
                continue
            known = self.memory.organ(item.lower.split()[-1])
            if known is not None and known.country is not None:
                phrase.countries = (known.country,)
                phrase.organ = Entry("organ", None, known.sector, known.name)
            return

    def _own(self, sentence: _Sentence, phrase: Phrase) -> None:
        """The country of "its troops", "her navy", "his foreign minister"."""
        if phrase.head is None or phrase.head.sector not in _OF_STATE:
            return
        owner = self.pronouns.owner(sentence.items, phrase.first, sentence.number)
        if owner is None or owner.country is None:
            return
        phrase.countries = (owner.country,)
        if owner.sector in ("REB", "PTY", "PRM"):
            phrase.organ = Entry("organ", owner.country, owner.sector, owner.name)

    def _of_sender(self, sentence: _Sentence, phrase: Phrase) -> None:
        """The country of "ordered soldiers to the border", "sent troops": of whoever does so."""
        before = sentence.items[phrase.first - 1] if phrase.first else None
        if before is None or before.lower not in _SENDING:
            return
        for seen in self.memory.seen:
            if seen.sentence == sentence.number and seen.subject and seen.end < before.start:
                country = seen.actor.country
                if country is not None and country not in INTERNATIONAL:
                    phrase.countries = (country,)
                return

    def _epithet(self, sentence: _Sentence, i: int) -> int:
        """Adds "the island", "his country"; the position behind it, 0 for none."""
        found = self.epithets.read(sentence.items, i, sentence.number)
        if found is None:
            return 0
        last, actor = found
        span = Span(sentence.items[i].start, sentence.items[last].end)
        self._add(span, "description", actor)
        self.memory.note(
            Seen(actor, span.start, span.end, sentence.number, not sentence.subject_seen,
                 None, False, "", "state")
        )  # fmt: skip
        return span.end

    def _dyad(self, prefix: Item, item: Item) -> None:
        """As in "Sino-US" and "Franco-German" name two states at once."""
        first, second = prefix.reading("dyad"), item.reading("state", "adjective")
        if first is not None and second is not None:
            for entry in (first, second):
                self._add(Span(prefix.start, item.end), "demonym", Actor(entry.country, "GOV"))

    # ------------------------------------------------------------ bare surnames

    def _surname(self, sentence: _Sentence, item: Item, i: int) -> None:
        named = self.surnames.of_several_words(sentence.items, i)
        if named is None:
            figure, end = self.surnames.of_one_word(sentence.items, i), item.end
        else:
            figure, end = named
        if figure is not None:
            span = Span(item.start, end)
            self._add(span, "name", self.people.actor(figure))
            self._note(sentence, span, figure)
            sentence.subject_seen = True

    def _pronoun(self, sentence: _Sentence, item: Item, i: int) -> None:
        seen = self.pronouns.meant(sentence.items, i, sentence.number)
        if seen is None:
            return
        self._add(Span(item.start, item.end), "pronoun", seen.actor)
        quoted = self.memory.in_quotation(item.start)
        if item.lower in NOMINATIVE and item.lower != "it" and not quoted:
            subject = not sentence.subject_seen
            self.memory.note(replace(seen, start=item.start, end=item.end, subject=subject,
                                     sentence=sentence.number))  # fmt: skip
            sentence.subject_seen = True

    # ------------------------------------------------------------ notes

    def _note(self, sentence: _Sentence, span: Span, figure: Figure) -> None:
        actor = self.people.actor(figure)
        subject = not sentence.subject_seen and not _governed(sentence.items, span.start)
        before = self.memory.seen[-1] if self.memory.seen else None
        if before is not None and self._same_person(before, span):
            subject = self.memory.seen.pop().subject
        self.memory.note(
            Seen(actor, span.start, span.end, sentence.number, subject, figure, False, "", "person")
        )

    def _same_person(self, before: Seen, span: Span) -> bool:
        """As in "its commander, General Orr of Peru, said": a description and its name."""
        described = before.kind in ("group", "title") and not before.plural
        return described and self.plain[before.end : span.start] == ", "

    def _add(self, span: Span, kind: MentionKind, actor: Actor) -> None:
        words_of = span.of(self.text.report.text)
        self._found.append(Mention(span, words_of, kind, actor))


def _governed(items: list[Item], start: int) -> bool:
    """As in "through his lawyer, he denied it": after a preposition stands no subject."""
    before = [item for item in items if item.start < start]
    return bool(before) and before[-1].lower in _GOVERNING


def _in_dyad(phrase: Phrase, items: list[Item]) -> bool:
    before = items[phrase.first - 1] if phrase.first else None
    return phrase.kind == "state" and before is not None and before.reading("dyad") is not None
