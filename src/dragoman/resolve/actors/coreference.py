"""Who "he", "the minister", "his Chinese counterpart", "the second official" are.

Within one report, from left to right; no answer rather than one that the text contradicts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.records import Actor, Span
from dragoman.resolve.actors import words
from dragoman.resolve.actors.people import Figure, People
from dragoman.resolve.actors.phrase import Phrase
from dragoman.resolve.actors.sources import Seen, Sources

_DIPLOMATIC = frozenset(
    "foreign deputy_foreign assistant_foreign ambassador un_ambassador deputy_ambassador charge "
    "envoy top_diplomat state_councilor negotiator consul nsa".split()
)
_LEADING = frozenset("president premier monarch supreme_leader crown_prince party leader".split())
# Titles that are short for longer ones: "the minister", "the secretary-general" of a body.
_GENERIC = {
    "minister": ("Minister", "Secretary"),
    "secretary": ("Secretary",),
    "secretary_general": ("Secretary-General", "Secretary General"),
}
_SENTENCES, _FAR = 3, 8
_MEDIA = frozenset("newspaper daily agency station outlet tabloid broadcaster".split())
_ROLE_FUNCTIONS = {
    "diplomat": _DIPLOMATIC, "top diplomat": frozenset({"foreign", "top_diplomat"}),
    "veteran diplomat": _DIPLOMATIC, "envoy": frozenset({"envoy", "ambassador", "climate"}),
    "leader": _LEADING, "negotiator": frozenset({"negotiator"}),
    "politician": _LEADING | {"foreign", "opposition"}, "statesman": _LEADING,
}  # fmt: skip


class Memory(Sources):
    """What a report has mentioned so far, and the numbers of its anonymous sources."""

    def __init__(self, people: People, quotations: Sequence[Span] = ()) -> None:
        super().__init__()
        self.people = people
        self.quotations = quotations

    def note(self, seen: Seen) -> None:
        seen.quoted = self.in_quotation(seen.start)
        self.seen.append(seen)

    def in_quotation(self, at: int) -> bool:
        """Whether a position lies inside quotation marks."""
        index = bisect_right(self.quotations, at, key=lambda span: span.start) - 1
        return index >= 0 and at < self.quotations[index].end

    # ------------------------------------------------------------ persons

    def pronoun(
        self,
        word: str,
        sentence: int,
        *,
        before: int,
        subject: bool,
        objective: bool = False,
        apart: Seen | None = None,
        quoted: bool = False,
    ) -> Seen | None:
        """The person named `before` whom "he" or "she" means: the nearest subject that fits.

        An `objective` pronoun is not the subject of its own sentence, and never `apart`, who
        acts upon it.
        """
        acting = self.subjects(sentence) if objective and apart is None else []
        gender = "f" if word in ("she", "her", "hers", "herself") else "m"
        fitting = [
            seen
            for seen in self.seen
            if seen.start < before
            and (apart is None or seen.figure is None or seen.figure is not apart.figure)
            and not (seen.sentence == sentence and seen.figure in acting)
            and not seen.plural
            and (seen.figure is None or seen.figure.gender in (None, gender))
            and _is_person(seen)
        ]
        fitting = self._near(fitting, sentence, quoted=quoted)
        if not fitting:
            return None
        here = [seen for seen in fitting if seen.sentence == sentence]
        if here and (not subject or any(seen.subject for seen in here)):
            chosen = next((s for s in here if s.subject), here[-1])
        else:
            earlier = [seen for seen in fitting if seen.sentence < sentence] or here
            nearest = max(seen.sentence for seen in earlier)
            last = [seen for seen in earlier if seen.sentence == nearest]
            chosen = next((s for s in last if s.subject), last[0])
        # Of whom somebody speaks in quotation marks his words do not say for sure.
        return chosen if quoted else self._settle(chosen, gender)

    def _near(self, fitting: list[Seen], sentence: int, *, quoted: bool) -> list[Seen]:
        """Those named close by; outside quotations first, names that may be no person's last."""
        near = [seen for seen in fitting if seen.sentence >= sentence - _SENTENCES]
        for kept in (
            [seen for seen in near if not seen.unsure and (quoted or not seen.quoted)],
            [seen for seen in near if not seen.quoted],
            near,
        ):
            if kept:
                return kept
        far = [seen for seen in fitting if seen.sentence >= sentence - _FAR and not seen.quoted]
        return far if len({seen.actor.id for seen in far}) == 1 else []

    def _settle(self, seen: Seen, gender: str) -> Seen:
        if seen.figure is not None and seen.figure.gender is None:
            seen.figure.gender = gender
        return seen

    def described(self, phrase: Phrase, country: str | None) -> Figure | None:
        """The figure met before that a title or description fits, the latest first."""
        loose = None
        # Of two ministers of one sentence, "the minister" is the one it is about.
        for seen in sorted(self.seen, key=lambda s: (-s.sentence, not s.subject, -s.start)):
            figure = seen.figure
            if figure is None or (country is not None and figure.country not in (None, country)):
                continue
            if figure.country is None and country is not None and figure.person is not None:
                continue
            if self._gender_clashes(phrase.noun, figure):
                continue
            if self._fits(phrase, figure):
                if self._same_office(phrase, figure):
                    return figure
                loose = loose or figure
        return loose

    def _same_office(self, phrase: Phrase, figure: Figure) -> bool:
        """Whether the very title fits: a chancellor before a prime minister."""
        if phrase.head is None or phrase.head.kind != "title" or phrase.head.function == "minister":
            return True
        held = {title.office for title in figure.titles} | {self.people.actor(figure).office}
        return phrase.head.office in held

    def _gender_clashes(self, noun: str, figure: Figure) -> bool:
        last = noun.split()[-1] if noun else ""
        wanted = "f" if last in words.FEMALE else "m" if last in words.MALE else None
        return wanted is not None and figure.gender not in (None, wanted)

    def _fits(self, phrase: Phrase, figure: Figure) -> bool:
        functions = self.people.functions(figure)
        head = phrase.head
        if head is None:
            return False
        if head.kind == "title":
            if phrase.former != (figure.former and not figure.actual):
                return phrase.former and self.people.has_left(figure, head.function)
            if head in figure.titles:
                return True
            if head.countries and figure.country not in (None, *head.countries):
                return False
            generic = _GENERIC.get(phrase.noun) or _GENERIC.get(head.function or "")
            if generic is not None:
                offices = [t.office or "" for t in figure.titles]
                offices.append(self.people.actor(figure).office or "")
                named = any(word in office for word in generic for office in offices)
                return named or head.function in functions
            return head.function in functions
        wanted = _ROLE_FUNCTIONS.get(phrase.noun)
        if wanted is not None:
            return bool(wanted & functions) or head in figure.titles
        return any(title.name == head.name for title in figure.titles if title.kind == "role")

    def counterpart(self, phrase: Phrase, sentence: int) -> Figure | None:
        """The person with the same function in the country that the phrase names."""
        if len(phrase.countries) != 1:
            return None
        country = phrase.countries[0]
        holders = self.people.tables.holders
        for seen in reversed(self.seen):
            figure = seen.figure
            if figure is None or figure.country == country or seen.sentence < sentence - 2:
                continue
            for function in self.people.main_functions(figure):
                held = holders.holding(country, function, self.people.on)
                if held is not None:
                    return self.people.of_person(held[0])
        return None

    def subjects(self, sentence: int) -> list[Figure]:
        """Persons who are the subject of that sentence."""
        return [
            seen.figure
            for seen in self.seen
            if seen.sentence == sentence and seen.subject and seen.figure is not None
        ]

    def peer(self, country: str | None) -> Figure | None:
        """The person of another country whose counterpart is meant: the one named last."""
        for seen in reversed(self.seen):
            figure = seen.figure
            if figure is not None and figure.country != country:
                return figure
        return None

    # ------------------------------------------------------------ organs and groups

    def organ(self, name: str) -> Actor | None:
        """The organ met before that is called so: "the ministry", "the foreign ministry"."""
        for seen in reversed(self.seen):
            if seen.kind in ("organ", "organisation") and seen.actor.name is not None:
                known = seen.actor.name
                if seen.actor.country and (known == name or name in known.lower().split()):
                    return seen.actor
        return None

    def group(self, sentence: int) -> Seen | None:
        """What "they" may mean: a group close by, a speaking or acting one before others."""
        near = [seen for seen in self.seen if seen.plural and seen.sentence >= sentence - 2]
        acting = [seen for seen in near if seen.subject or seen.kind == "anonymous"]
        chosen = acting or near
        return chosen[-1] if chosen else None


def _is_person(seen: Seen) -> bool:
    """A person by name, a source, or "the minister", "a doctor" whom nothing names."""
    if seen.figure is not None or seen.kind in ("anonymous", "title"):
        return True
    human = seen.actor.sector != "BUS" and seen.noun not in words.BODIES | _MEDIA
    return seen.kind == "group" and human
