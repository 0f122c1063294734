"""Citations: report, outlet, day, words and their place, numbered in the order of first use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.annotate import annotate
from dragoman.ledger import Ledger
from dragoman.records import Event, Evidence, Meeting, Position, Span, Statement, Text
from dragoman.views.sources import source_line

_SHORT, _LONGEST = 60, 320
"""A quote of fewer characters is given as its whole sentence, if that is not too long."""

_MOST = 3
"""Sources cited for one sentence; how many more there are is said in words."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one report; `span` counts its characters."""

    number: int
    report: str
    source: str
    title: str | None
    published: date | None
    url: str | None
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class Beside:
    """Words set beside those of a sentence: the deed by the words, the other account."""

    lead: str
    quote: str
    citation: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, and the numbers of the citations that it rests on: never none.

    `when` leads the sentence; `quote` are the words of the first source, `beside` other words.
    """

    when: str
    text: str
    quote: str
    citations: tuple[int, ...]
    more: int = 0
    beside: tuple[Beside, ...] = ()


class Citer:
    """Numbers citations; the same words of the same report keep one number."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._found: dict[tuple[str, Span], Citation] = {}
        self._texts: dict[str, Text] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._found.values())

    def sentence(
        self,
        text: str,
        proofs: Iterable[Evidence],
        *,
        when: str = "",
        quote: bool = True,
        beside: Sequence[tuple[str, Evidence]] = (),
    ) -> Sentence:
        """A sentence with its sources: the first few reports that tell it, one place in each.

        `beside` are further words, each under a lead of its own.
        """
        first: dict[str, Evidence] = {}
        for proof in proofs:
            if proof.report not in first:
                first[proof.report] = self._whole(proof)
        cited = [self._cite(proof) for proof in list(first.values())[:_MOST]]
        words = self._found_quote(next(iter(first.values()))) if quote else ""
        more = max(0, len(first) - _MOST)
        return Sentence(when, text, words, tuple(cited), more, tuple(map(self._beside, beside)))

    def _beside(self, led: tuple[str, Evidence]) -> Beside:
        lead, proof = led
        whole = self._whole(proof)
        return Beside(lead, self._found_quote(whole), self._cite(whole))

    def records(self, names: Iterable[str], *, status: str = "") -> list[Evidence]:
        """The evidence of records by their ids, the earliest report first.

        Of meetings the entries with a status lead: of a cancelled visit those that cancel it.
        """
        leading: list[Evidence] = []
        others: list[Evidence] = []
        for name in names:
            record = self._ledger.record(name)
            if isinstance(record, Meeting):
                fitting = [entry for entry in record.history if entry.status == status]
                entry = (fitting or record.history)[-1]
                (leading if fitting else others).append(entry.evidence)
            elif isinstance(record, Event | Statement | Position):
                leading.append(record.evidence)
        return [*sorted(leading, key=self._day), *sorted(others, key=self._day)]

    def _whole(self, proof: Evidence) -> Evidence:
        """The whole sentence of words that say little alone: "visit", "to lift it"."""
        if len(proof.quotes[0]) >= _SHORT:
            return proof
        if proof.report not in self._texts:
            self._texts[proof.report] = annotate(self._ledger.report(proof.report))
        text = self._texts[proof.report]
        sentence = text.sentence_at(proof.spans[0].start)
        if sentence is None or len(sentence) > _LONGEST or not proof.spans[0].within(sentence):
            return proof
        return Evidence(proof.report, (sentence,), (sentence.of(text.report.text),))

    def _day(self, proof: Evidence) -> tuple[date, str]:
        return (self._ledger.source(proof.report).published or date.max, proof.report)

    def _cite(self, proof: Evidence) -> int:
        key = (proof.report, proof.spans[0])
        if key not in self._found:
            source = self._ledger.source(proof.report)
            self._found[key] = Citation(
                number=len(self._found) + 1,
                report=source.id,
                source=source_line(source, "").name,
                title=source.title,
                published=source.published,
                url=source.url,
                quote=proof.quotes[0],
                span=proof.spans[0],
            )
        return self._found[key].number

    def _found_quote(self, proof: Evidence) -> str:
        return " … ".join(" ".join(quote.split()) for quote in proof.quotes)
