"""Words that bind without a verb of promising or asking: who is held to what."""

from __future__ import annotations

import pytest

from dragoman.records import Deed

from .saying import deeds, only, says, spoken

SAID, LATER = "2031-02-01", "2031-03-02"


def said(words: str, *, by: str = "Drovia", before: str = "") -> Deed:
    """The one deed that a sentence gives, said by a state."""
    text = f"{before}{words}, {by} said."
    return only(spoken(text, SAID, by=by, words=words, cue="said"))


@pytest.mark.parametrize(
    "words",
    [
        "Drovia stands ready to lend the nets",
        "Drovia is prepared to lend the nets",
        "Drovia is committed to lending the nets",
    ],
)
def test_a_state_that_is_ready_to_act_is_held_to_it(words: str) -> None:
    deed = only(says(f"{words}.", SAID), says("Drovia lent the nets.", LATER))
    assert (deed.kind, deed.bound, deed.status) == ("commitment", "XDR", "followed")


def test_to_be_ready_for_vague_things_binds_nobody() -> None:
    assert deeds(says("Drovia is ready to work with anyone.", SAID)) == ()


def test_what_will_be_done_is_done_by_the_one_who_says_so() -> None:
    words = "The lighthouse at Tesk will be closed"
    first = spoken(f"{words}, Drovia said.", SAID, by="Drovia", words=words, cue="said")
    deed = only(first, says("Drovia closed the lighthouse at Tesk.", LATER))
    assert (deed.holder.country, deed.status) == ("XDR", "followed")


@pytest.mark.parametrize(
    "words", ["It hoped that the lighthouse will be closed", "Belmark's lighthouse will be closed"]
)
def test_what_one_hopes_for_or_another_owns_is_no_plan_of_ones_own(words: str) -> None:
    text = f"{words}, Drovia said."
    assert deeds(spoken(text, SAID, by="Drovia", words=words, cue="said")) == ()


def test_what_must_be_done_is_demanded_of_nobody_in_particular() -> None:
    deed = said("The sailors of the tug must be released")
    assert (deed.kind, deed.holder.country, deed.bound) == ("demand", "XDR", None)


def test_a_second_verb_shares_the_modal_of_the_first() -> None:
    words = "Belmark must free the crew and return the nets"
    text = f"{words}, Drovia said."
    found = deeds(spoken(text, SAID, by="Drovia", words=words, cue="said"))
    assert sorted(deed.voiced[0].quotes for deed in found) == [
        ("must free the crew and",),
        ("return the nets",),
    ]


def test_the_next_sentence_of_a_paragraph_still_gives_the_speakers_words() -> None:
    text = "Drovia said that talks were good. Belmark should return the nets."
    deed = only(spoken(text, SAID, by="Drovia", words="that talks were good", cue="said"))
    assert (deed.kind, deed.holder.country, deed.bound) == ("demand", "XDR", "XBE")


def test_in_a_new_paragraph_it_is_the_papers_own_view() -> None:
    text = "Drovia said that talks were good.\n\nBelmark should return the nets."
    assert deeds(spoken(text, SAID, by="Drovia", words="that talks were good", cue="said")) == ()


def test_a_ministry_answers_for_its_own_release() -> None:
    text = "Work on the pier will be resumed only if the wages are guaranteed. Drovia is patient."
    deed = only(says(text, SAID, outlet="Ministry of Works of Drovia"))
    assert (deed.kind, deed.holder.country) == ("condition", "XDR")
    assert deeds(says(text, SAID, outlet="Drovia Gazette")) == ()


def test_a_bidding_at_the_head_of_a_quote_is_a_demand() -> None:
    text = '"Free the crew of the tug," Drovia said.'
    deed = only(spoken(text, SAID, by="Drovia", words='"Free the crew of the tug,"', cue="said"))
    assert (deed.kind, deed.holder.country) == ("demand", "XDR")


def test_their_release_is_of_those_whose_arrest_was_told() -> None:
    text = "Belmark arrested four divers near Tesk. It was dark. Drovia demanded their release."
    freed = says("Belmark freed the divers near Tesk.", LATER)
    others = says("Belmark freed a whale.", LATER)
    assert only(says(text, SAID), freed).status == "followed"
    assert only(says(text, SAID), others).status == "open"


def test_a_date_until_which_one_has_time_is_a_deadline_and_no_condition() -> None:
    words = says("Drovia gave Belmark until 2031-02-20 to return the nets.", SAID)
    (deed,) = deeds(words, says("Belmark did not return the nets.", LATER))
    assert (deed.kind, deed.status) == ("demand", "contradicted")


def test_the_day_of_something_past_is_no_deadline() -> None:
    words = says("Drovia urged Belmark to return the nets taken at sea in 2031-02-09.", SAID)
    assert only(words).deadline is None


def test_the_owner_of_a_duty_is_to_remove_it_under_an_accord() -> None:
    words = says(
        "They agreed to stop the row, under a deal that removes Drovia's duty on figs.", SAID
    )
    found = deeds(words, says("Drovia lifted its duty on figs.", LATER))
    assert [(deed.bound, deed.status) for deed in found if deed.kind == "commitment"] == [
        ("XDR", "followed")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A Drovia official, who asked not to be named, smiled.",
        "Drovia summoned an envoy of Belmark to protest against the flights.",
        "The threatened tariffs of Drovia are new.",
    ],
)
def test_words_that_only_look_like_a_demand_or_a_threat(text: str) -> None:
    assert deeds(says(text, SAID)) == ()


# ---------------------------------------------------------------- what came of them

THREAT = says("Drovia threatened to impose a duty on figs.", SAID)


def test_a_threat_carried_out_by_halves_is_not_undone_by_a_later_accord() -> None:
    half = says("Drovia imposed a duty on figs at half the rate.", LATER)
    lifted = says("Drovia scrapped the duty on figs.", "2031-05-01")
    assert only(THREAT, half, lifted).status == "partly followed"


def test_what_came_into_force_was_imposed_by_nobody_named() -> None:
    later = says("A duty on figs from Belmark came into force.", LATER)
    deed = only(THREAT, later)
    assert [sign.bearing for sign in deed.signs] == ["follows"]


def test_to_offer_again_is_not_to_give() -> None:
    words = says("Drovia pledged to lend nets to fishermen of Tesk.", SAID)
    assert only(words, says("Drovia offered a loan of nets at Tesk.", LATER)).status == "open"


def test_what_had_been_promised_and_was_struck_out_is_withdrawn() -> None:
    words = says("Drovia pledged to lend 90 nets to fishermen.", SAID)
    later = "Drovia has a new budget. The 90 nets promised to fishermen have been struck out."
    assert only(words, says(later, LATER)).status == "withdrawn"


def test_to_break_up_without_an_agreement_breaks_no_promise() -> None:
    words = says("Drovia pledged to lend nets to fishermen.", SAID)
    later = says("Talks with Drovia on nets for fishermen broke up without an agreement.", LATER)
    assert only(words, later).status == "open"


def test_to_give_effect_to_an_undertaking_is_to_keep_it() -> None:
    words = says("Drovia pledged to name its divers.", SAID)
    later = "A list of divers was sent. Drovia so gives effect to its undertaking."
    assert only(words, says(later, LATER)).status == "followed"
