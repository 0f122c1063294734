"""Who takes part in a contact; acts are given by hand, no model is loaded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.annotate import annotate
from dragoman.codify.attending import attending, trimmed
from dragoman.records import Act, Attribution, Reason, Report, Span, Text

RULE = (Reason("rule: a call told by its noun: CONSULT", "call"),)


def text_of(words: str) -> Text:
    return annotate(Report(words))


def at(words: str, part: str) -> Span:
    return Span(words.index(part), words.index(part) + len(part))


def consult(words: str, trigger: str, *, actors: tuple[str, ...] = (), by_rule: bool = True) -> Act:
    return Act(
        at(words, trigger), "CONSULT", None, (), (), "happened",
        tuple(at(words, one) for one in actors), (), reasons=RULE if by_rule else (),
    )  # fmt: skip


def told(words: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution(
        kind="indirect", source=(at(words, source),), cue=(at(words, cue),),
        content=(at(words, content),),
    )  # fmt: skip


def names(act: Act, words: str) -> list[str]:
    return [span.of(words) for span in (*act.actors, *act.recipients)]


def test_a_role_is_trimmed_to_the_one_it_names() -> None:
    words = "Foreign ministers Ada Berg and Ola Nord met. The leaders of Kestria and Lumera met."
    text = text_of(words)
    assert trimmed(at(words, "Foreign ministers Ada Berg and"), text).of(words) == "Ada Berg"
    both = at(words, "The leaders of Kestria and Lumera")
    assert trimmed(both, text) == both


def test_envoys_of_two_states_are_of_both() -> None:
    words = "Kestrian and Lumeran envoys met."
    act = consult(words, "met", actors=("Kestrian", "Lumeran envoys"))
    assert names(attending([act], (), text_of(words))[0], words) == ["Kestrian and Lumeran envoys"]


def test_where_two_meet_is_no_third_party() -> None:
    words = "Berg and Nord will meet in Drovia. Berg and Nord will meet Voss."
    act = consult(words, "meet", actors=("Berg", "Nord"))
    there = replace(act, recipients=(at(words, "Drovia"),))
    third = replace(act, recipients=(at(words, "Voss"),))
    text = text_of(words)
    assert names(attending([there], (), text)[0], words) == ["Berg", "Nord"]
    assert names(attending([third], (), text)[0], words) == ["Berg", "Nord", "Voss"]


def test_a_call_in_which_one_told_another_is_between_them() -> None:
    words = "Berg told Nord in a telephone call that the nets were dry."
    spoken = Attribution(
        kind="indirect", source=(at(words, "Berg"),), cue=(at(words, "told"),),
        addressees=(at(words, "Nord"),), content=(at(words, "that the nets were dry"),),
    )  # fmt: skip
    act = consult(words, "telephone call")
    assert names(attending([act], [spoken], text_of(words))[0], words) == ["Berg", "Nord"]


@pytest.mark.parametrize("link", ["on Monday to", "with", "yesterday with"])
def test_words_said_in_a_call_to_another_make_it_a_call_of_the_two(link: str) -> None:
    words = f"Berg said Lumera should stop in a call {link} envoy Ola Nord, who is due in Baiyun."
    said = told(words, "Berg", "said", "Lumera should stop")
    act = consult(words, "call", actors=("Lumera",))
    assert names(attending([act], [said], text_of(words))[0], words) == ["Berg", "envoy Ola Nord"]


def test_of_words_within_words_the_nearest_speaker_called() -> None:
    words = "The ministry said Berg told Lumera in a call to Ola Nord that it should stop."
    outer = told(words, "The ministry", "said", "Berg told Lumera")
    inner = told(words, "Berg", "told", "that it should stop")
    act = consult(words, "call")
    assert names(attending([act], [outer, inner], text_of(words))[0], words) == ["Berg", "Ola Nord"]
    known = replace(act, actors=(at(words, "Lumera"),), recipients=(at(words, "Ola Nord"),))
    assert attending([known], [outer, inner], text_of(words))[0].actors == known.actors


def test_a_call_told_by_its_own_verb_is_left_to_it() -> None:
    words = "Berg said Lumera placed a call to Ola Nord."
    said = told(words, "Berg", "said", "Lumera placed a call to Ola Nord")
    act = consult(words, "call", actors=("Lumera",), by_rule=False)
    assert names(attending([act], [said], text_of(words))[0], words) == ["Lumera"]


def test_a_call_told_beside_another_act_is_between_its_parties() -> None:
    words = "In a telephone call, Berg and Nord agreed on nets."
    agreed = Act(
        at(words, "agreed"), "AGREE", None, (), (), "happened",
        (at(words, "Berg"), at(words, "Nord")), (),
    )  # fmt: skip
    act = consult(words, "telephone call", actors=("Berg",))
    assert names(attending([act, agreed], (), text_of(words))[0], words) == ["Berg", "Nord"]
    unsure = consult(words, "telephone call", by_rule=False)
    assert names(attending([unsure, agreed], (), text_of(words))[0], words) == []


def test_who_leads_talks_takes_part_in_them() -> None:
    words = "The talks, led by ministers Ada Berg and Ola Nord, went on."
    act = consult(words, "talks", by_rule=False)
    assert names(attending([act], (), text_of(words))[0], words) == ["Ada Berg", "Ola Nord"]


def test_a_contact_told_by_a_rule_has_its_day_in_its_clause() -> None:
    words = "Berg stayed away from talks in Baiyun on Monday, and it rained on Tuesday."
    act = attending([consult(words, "stayed away from")], (), text_of(words))[0]
    assert [span.of(words) for span in act.times] == [" talks in Baiyun on Monday"]
