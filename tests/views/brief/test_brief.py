from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dragoman.ledger import Ledger
from dragoman.resolve import ActorTables
from dragoman.views import Brief, Parties, brief, plain
from dragoman.views.brief import Section, html, markdown
from dragoman.views.brief.page import escaped, short

from ..kept import kept, told

PAIR = ("XDR", "XBE")
HOSTILE = "<script>alert(1)</script> & *Gazette*"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    reports = [
        told("Drovia attacked Belmark on 2025-01-10.", "2025-01-11"),
        told("Drovia accused Belmark of theft on 2025-03-01.", "2025-03-02", outlet=HOSTILE),
        told("Drovia will visit Belmark on 2025-03-05.", "2025-03-01"),
        told("Drovia called off the visit to Belmark on 2025-03-05.", "2025-03-04", outlet="Post"),
        told("Drovia and Belmark met on 2025-02-12.", "2025-02-13"),
        told("Belmark will visit Drovia on 2025-03-29.", "2025-03-08"),
        told("Drovia told Belmark that the bank is closed.", "2025-03-08", outlet="Post"),
    ]
    with kept(tmp_path, reports) as opened:
        yield opened


@pytest.fixture
def made(ledger: Ledger) -> Brief:
    return brief(ledger, PAIR)


def section(made: Brief, title: str) -> Section:
    return next(one for one in made.sections if one.title.startswith(title))


def test_every_sentence_is_cited_and_every_citation_stands_in_its_report(
    made: Brief, ledger: Ledger
) -> None:
    numbers = {citation.number for citation in made.citations}
    for sentence in (sentence for one in made.sections for sentence in one.sentences):
        assert sentence.citations
        assert set(sentence.citations) <= numbers
    for citation in made.citations:
        assert citation.span.of(ledger.report(citation.report).text) == citation.quote


def test_what_is_new_counts_from_the_day_given(ledger: Ledger, made: Brief) -> None:
    texts = [sentence.text for sentence in section(made, "What is new").sentences]
    assert not any("used force" in text for text in texts)
    assert any(text.endswith("criticised or accused XBE GOV (happened)") for text in texts)
    whole = brief(ledger, PAIR, since=date(2025, 1, 1))
    assert any("used force" in one.text for one in section(whole, "What is new").sentences)


def test_next_meetings_are_those_still_ahead(made: Brief) -> None:
    (ahead,) = section(made, "Next meetings").sentences
    assert ahead.when == "2025-03-29"
    assert ahead.text == "Visit of XBE and XDR: scheduled by XBE GOV, reported 2025-03-08"


def test_words_and_deeds_show_what_was_called_off(made: Brief) -> None:
    (plan,) = section(made, "Words and deeds").sentences
    assert "withdrawn" in plan.text
    assert len((*plan.citations, *plan.beside)) == 2


def test_the_deed_stands_beside_the_words(made: Brief) -> None:
    (plan,) = section(made, "Words and deeds").sentences
    (deed,) = plan.beside
    assert (deed.lead, "called off" in deed.quote) == ("then", True)
    assert deed.citation not in plan.citations


def test_in_short_names_the_next_meeting(made: Brief) -> None:
    texts = [sentence.text for sentence in section(made, "In short").sentences]
    assert "Next: visit of XDR and XBE, scheduled" in texts


def test_every_citation_is_used(made: Brief) -> None:
    used = {
        number
        for one in made.sections
        for sentence in one.sentences
        for number in (*sentence.citations, *(beside.citation for beside in sentence.beside))
    }
    assert used == {citation.number for citation in made.citations}


def test_accounts_that_differ_stand_side_by_side(tmp_path: Path) -> None:
    reports = [
        told(f"Drovia attacked {told_by} on 2025-02-12.", "2025-02-13", outlet=outlet)
        for told_by, outlet in (
            ("Belmark and 40 sailors of the ferry Tern", "One"),
            ("Belmark, killing 90 sailors of the ferry Tern", "Two"),
        )
    ]
    with kept(tmp_path, reports) as opened:
        made = brief(opened, PAIR, atlas=Parties(ActorTables.load()))
    (sentence,) = section(made, "Where accounts differ").sentences
    assert sentence.text == "Told otherwise of the act (value): One"
    assert ("40 sailors" in sentence.quote, sentence.beside[0].lead) == (True, "Two")


def test_long_words_are_cut_in_the_text_and_whole_among_the_sources() -> None:
    words = "the bank is closed " * 20
    assert short(words).endswith("the bank is …")
    assert short("the  bank\nis closed") == "the bank is closed"


def test_where_nothing_was_found_the_section_says_so(made: Brief) -> None:
    assert section(made, "Open demands").sentences == ()
    assert "none in these reports" in section(made, "Open demands").note


def test_the_page_is_escaped_and_holds_no_script(made: Brief) -> None:
    page = html(made, shown=lambda code: f"<{code}>")
    found = Tags(page)
    assert not found.names & {"script", "iframe", "object", "link", "img", "form"}
    assert not [name for name in found.attributes if name.startswith("on")]
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_markdown_acts_on_nothing_that_reports_say(made: Brief) -> None:
    page = markdown(made)
    assert "<script>" not in page
    assert r"\<script\>alert\(1\)" in page or r"\<script\>" in page
    assert escaped("*a* [b](c) & <d>") == r"\*a\* \[b\](c) &amp; \<d\>"
    assert all(f"[^{citation.number}]: " in page for citation in made.citations)


def test_a_brief_on_two_who_have_nothing_to_do_with_each_other_is_whole(ledger: Ledger) -> None:
    empty = brief(ledger, ("XDR", "CHN"))
    assert [one.sentences for one in empty.sections] == [()] * 7
    assert "nothing in these reports" in html(empty)


def test_a_brief_is_json(made: Brief) -> None:
    assert json.loads(json.dumps(plain(made)))["names"] == ["XDR", "XBE"]


class Tags(HTMLParser):
    """Names and attributes of all tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
