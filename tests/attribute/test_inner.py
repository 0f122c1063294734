"""Utterances told of in another's words, and the relays of a sentence; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.attribute.decode import Draft
from dragoman.attribute.handed import handed_on
from dragoman.attribute.inner import nested
from dragoman.attribute.named import named
from dragoman.attribute.told import told_of
from dragoman.records import Report, Span, Text


def text_of(words: str) -> Text:
    """A text whose lines are its paragraphs and its sentences."""
    spans, start = [], 0
    for line in words.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Text(Report(words), tuple(spans), tuple(spans))


def at(words: str, part: str) -> list[Span]:
    return [Span(words.index(part), words.index(part) + len(part))] if part else []


def said(words: str, content: str, cue: str, source: str) -> Draft:
    return Draft(
        content=at(words, content), cue=at(words, cue), source=at(words, source), score=0.9
    )


def told(words: str) -> list[tuple[str, str, str, str]]:
    """Source, cue, addressee and content of each utterance told of in the words."""
    text = text_of(words)
    return [
        tuple(
            " ".join(span.of(words) for span in spans)
            for spans in (found.source, (found.cue,), found.to, (found.content,))
        )  # type: ignore[misc]
        for found in told_of(Span(0, len(words)), text)
    ]


@pytest.mark.parametrize(
    ("words", "source", "cue", "to", "content"),
    [
        (
            "that the envoy had privately assured donors it was safe",
            "the envoy", "had privately assured", "donors", "it was safe",
        ),
        (
            "that Kestria would tell her Drovian counterpart this week that time is short",
            "Kestria", "would tell", "her Drovian counterpart", "that time is short",
        ),
        ("she hoped to sign before the rains", "she", "hoped", "", "to sign before the rains"),
        (
            "the mayor, Ada Berg, has asked a closed meeting of shipowners to wait",
            "the mayor, Ada Berg,", "has asked", "a closed meeting of shipowners", "to wait",
        ),
        ("that Mr. Berg feared the worst", "Mr. Berg", "feared", "", "the worst"),
        (
            "the clerk had been told by the colonel to burn it",
            "the colonel", "had been told", "the clerk", "to burn it",
        ),
        (
            "that the council was certain that the dam would hold",
            "the council", "was certain", "", "that the dam would hold",
        ),
        (
            "an officer who feared that the bridge would fall",
            "an officer", "feared", "", "that the bridge would fall",
        ),
        (
            "the secretary made clear that the pact holds",
            "the secretary", "made clear", "", "that the pact holds",
        ),
        ("I told him the ford was shut", "I", "told", "him", "the ford was shut"),
        (
            "We have asked both towns to answer by Friday",
            "We", "have asked", "both towns", "to answer by Friday",
        ),
        ("we have said that we will come", "we", "have said", "", "that we will come"),
    ],
)  # fmt: skip
def test_wording_names_who_told_whom_what(
    words: str, source: str, cue: str, to: str, content: str
) -> None:
    assert told(words) == [(source, cue, to, content)]


@pytest.mark.parametrize(
    "words",
    [
        "I ask you to wait",
        "if she told you that it was safe",
        "what they hoped for was rain",
        "the claim that it was safe",
        "the jamming of satellite signals above the strait",
        "nobody asked him to come",
        "he was told that it was safe",
        "the two had called off the match",
        "we ask them to wait",
        "I say that it is safe",
        "I asked for a list",
    ],
)
def test_nouns_own_words_and_what_nobody_said_are_no_utterances(words: str) -> None:
    assert told(words) == []


def test_who_makes_something_clear_says_it_and_who_fears_it_does_not() -> None:
    words = "the envoy made clear that the pact holds and feared that it would break"
    found = told_of(Span(0, len(words)), text_of(words))
    assert [each.thought for each in found] == [False, True]


def nouns(words: str) -> list[tuple[str, str, str, str]]:
    """Source, cue, addressee and content of each utterance that a noun of the words names."""
    found = named(Span(0, len(words)), text_of(words))
    return [
        tuple(
            " ".join(span.of(words) for span in spans)
            for spans in (each.source, (each.cue,), each.to, (each.content,))
        )  # type: ignore[misc]
        for each in found
    ]


@pytest.mark.parametrize(
    ("words", "source", "cue", "to", "content"),
    [
        (
            "that Kestria's pledge to guard the isles is empty",
            "Kestria's", "pledge", "", "to guard the isles",
        ),
        (
            "despite the envoy's repeated assurances that no ship had sailed",
            "the envoy's", "assurances", "", "that no ship had sailed",
        ),
        (
            "Berg's promise to the miners that they would be paid",
            "Berg's", "promise", "the miners", "that they would be paid",
        ),
        (
            "that Orr's claim that it had sunk nine ships was a joke",
            "Orr's", "claim", "", "that it had sunk nine ships",
        ),
        ("he recalled their fear that it would flood", "their", "fear", "",
         "that it would flood"),
    ],
)  # fmt: skip
def test_a_noun_names_whose_words_they_are(
    words: str, source: str, cue: str, to: str, content: str
) -> None:
    assert nouns(words) == [(source, cue, to, content)]


@pytest.mark.parametrize(
    "words",
    [
        "a promise to wait",
        "the harbour's right to refuse a ship",
        "the envoy's warning was heard",
        "the envoy's request to the council was heard",
    ],
)
def test_a_noun_without_an_owner_or_a_clause_names_nothing(words: str) -> None:
    assert nouns(words) == []


def test_verbs_in_a_row_share_their_subject_and_end_each_other() -> None:
    words = "he wanted the war to end and feared what the army would do"
    assert told(words) == [
        ("he", "wanted", "", "the war to end"),
        ("he", "feared", "", "what the army would do"),
    ]


def test_what_was_said_first_ends_where_the_next_is_told() -> None:
    words = "the envoy admitted that it was late, then told the press that it was not"
    assert [content for _, _, _, content in told(words)] == [
        "that it was late",
        "that it was not",
    ]


def test_a_content_goes_on_behind_a_quotation_in_it_and_ends_with_the_one_around_it() -> None:
    inside = "the note expressed “regret” at the delay"
    assert told(inside)[0][3] == "“regret” at the delay"
    around = "“The note said it was late,” and that was all"
    assert told(around)[0][3] == "it was late"


def test_an_utterance_in_anothers_words_is_added_with_its_hearer() -> None:
    words = "Berg told reporters that Orlen had asked the council to wait."
    outer = said(words, "that Orlen had asked the council to wait", "told", "Berg")
    outer.addressees = [*at(words, "reporters"), *at(words, "the council")]
    found, inner = nested([outer], text_of(words))
    assert found is outer
    assert [span.of(words) for span in outer.addressees] == ["reporters"]
    assert [span.of(words) for span in inner.addressees] == ["the council"]
    assert [span.of(words) for span in inner.content] == ["to wait"]
    assert inner.inner


def test_one_that_the_model_cut_short_is_made_whole_and_not_doubled() -> None:
    words = "Berg said that Orlen had promised to release the four editors."
    outer = said(words, "that Orlen had promised to release the four editors", "said", "Berg")
    cut = said(words, "to release the", "had promised", "Orlen")
    cut.inner = True
    _, inner = nested([outer, cut], text_of(words))
    assert [span.of(words) for span in inner.content] == ["to release the four editors"]


def test_what_the_model_leaves_out_on_purpose_stays_out() -> None:
    words = "Berg said that Orlen had demanded the editors when they met."
    outer = said(words, "that Orlen had demanded the editors when they met", "said", "Berg")
    marked = said(words, "the editors", "had demanded", "Orlen")
    marked.inner = True
    _, inner = nested([outer, marked], text_of(words))
    assert [span.of(words) for span in inner.content] == ["the editors"]


def relays(words: str, *drafts: Draft) -> list[list[str]]:
    handed_on(drafts, text_of(words))
    return [[span.of(words) for span in draft.relays] for draft in drafts]


def test_an_organ_or_a_paper_that_tells_of_an_utterance_is_its_relay_and_not_its_own() -> None:
    words = "Berg told Orlen to wait, the foreign ministry said in a statement."
    inner = said(words, "to wait", "told", "Berg")
    outer = said(words, "Berg told Orlen to wait", "said", "the foreign ministry")
    assert relays(words, inner, outer) == [["the foreign ministry"], []]
    words = "Berg told Orlen to wait, officials said."
    assert relays(words, said(words, "to wait", "told", "Berg")) == [[]]
    words = "Berg told Orlen to wait, according to minutes seen by the Courier."
    assert relays(words, said(words, "to wait", "told", "Berg")) == [
        ["minutes seen by the Courier"]
    ]


def test_a_relay_belongs_to_the_utterance_of_its_own_sentence() -> None:
    words = "Berg said no, according to the minutes.\nOrlen said yes."
    first, second = said(words, "no", "said", "Berg"), said(words, "yes", "said yes", "Orlen")
    second.cue = [Span(words.rindex("said"), words.rindex("said") + 4)]
    second.relays = at(words, "the minutes")
    assert relays(words, first, second) == [["the minutes"], []]


@pytest.mark.parametrize(
    ("words", "cue", "relay"),
    [
        (
            "“Wait,” the weekly Lantern quoted Berg as saying on Monday.",
            "quoted", "the weekly Lantern",
        ),
        ("Norden radio cites Berg as saying that he will wait.", "cites", "Norden radio"),
        ("Berg said in a message read out by the harbour master that he will wait.", "said",
         "the harbour master"),
        ("In a note relayed to reporters by his lawyer, Berg said he will wait.", "said",
         "his lawyer"),
        ("Berg, in an interview with the Norden Herald, said he will wait.", "said",
         "the Norden Herald"),
        ("Berg said in remarks to state television that he will wait.", "said", "state television"),
        ("Through Belmarkian mediators, Berg said he will wait.", "said", "Belmarkian mediators"),
    ],
)  # fmt: skip
def test_who_carries_quotes_or_reads_out_the_words_is_a_relay(
    words: str, cue: str, relay: str
) -> None:
    assert relays(words, said(words, "ait", cue, "Berg")) == [[relay]]


@pytest.mark.parametrize(
    "words",
    [
        "Berg said in an interview that the ford was closed by snow.",
        "Berg, speaking to reporters, said that he will wait.",
        "Berg was quoted as saying that he will wait.",
        "Berg is quoted in it as saying that he will wait.",
    ],
)
def test_who_only_hears_the_words_is_none(words: str) -> None:
    assert relays(
        words, said(words, "that", "saying" if "saying" in words else "said", "Berg")
    ) == [[]]


def test_who_quotes_another_is_not_the_one_who_speaks() -> None:
    words = "“Wait,” the weekly Lantern quoted Admiral Berg as saying."
    draft = said(words, "“Wait,”", "quoted", "the weekly Lantern")
    assert relays(words, draft) == [["the weekly Lantern"]]
    assert [span.of(words) for span in draft.source] == ["Admiral Berg"]


@pytest.mark.parametrize(
    ("heading", "relay"),
    [
        ("The following is attributable to Deputy Spokesman Max Orr:", "Deputy Spokesman Max Orr"),
        ("The Chancellor's Office issued the following summary.", "The Chancellor's Office"),
        ("Below is a summary of the call, released by the palace:", "the palace"),
    ],
)
def test_whoever_gives_out_an_account_hands_on_all_that_it_tells(heading: str, relay: str) -> None:
    words = f"{heading}\nBerg thanked Orlen for the salt.\nOrlen agreed to send more."
    first = said(words, "for the salt", "thanked", "Berg")
    second = said(words, "to send more", "agreed", "Orlen")
    assert relays(words, first, second) == [[relay], [relay]]
