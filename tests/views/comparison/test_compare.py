"""Two accounts written by hand, aligned by their words alone."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import SettingsError
from dragoman.records import Actor, Findings
from dragoman.views import plain
from dragoman.views.comparison import Comparison, Nearness, SentenceNearness, compared
from dragoman.views.comparison.claims import claims_of

from .accounts import BELMARK, DROVIA, Atlas, account

POST, GAZETTE = "Haldensk Post", "Petrograv Gazette"


def compare(*accounts: Findings) -> Comparison:
    return compared(accounts, atlas=Atlas())


def kinds(left: Findings, right: Findings) -> list[str]:
    """The kinds of difference of the one pair that both accounts tell."""
    rows = [row for row in compare(left, right).rows if len(row.told_by) == 2]
    assert len(rows) == 1, [row.cells for row in rows]
    return [differs.difference.kind for differs in rows[0].differences]


def test_what_one_account_alone_tells_is_not_found_in_the_other() -> None:
    found = compare(
        account("The fishing bank stays closed to trawlers. A cook was given a medal."),
        account("The fishing bank will stay closed to all trawlers.", outlet=GAZETTE),
    )
    assert [row.telling for row in found.rows] == ["differently worded", "one account"]
    (alone,) = found.only(0)
    assert alone.cells[0][0].quote == "A cook was given a medal"
    assert found.only(1) == ()


def test_each_claim_cites_its_own_report() -> None:
    left, right = account("The bank stays closed."), account("The bank stays closed.", outlet="B")
    (row,) = compare(left, right).rows
    assert row.telling == "same"
    assert [cell[0].evidence.report for cell in row.cells] == [left.report.id, right.report.id]
    assert row.reasons


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        (
            "The patrol lost three sailors in the storm.",
            "The patrol lost eleven sailors in the storm.",
            "value",
        ),
        (
            "The trawler fished in Belmarkian waters near the Skarn reef.",
            "The trawler fished in Drovian waters near the Skarn reef.",
            "place",
        ),
        (
            "The harbour of Ostvik will open for grain ships.",
            "The harbour of Ostvik will not open for grain ships.",
            "polarity",
        ),
        (
            "The reckless boarding of the trawler took four minutes.",
            "The proper boarding of the trawler took four minutes.",
            "characterisation",
        ),
        (
            "A Drovian cutter rammed a Belmarkian trawler off the reef.",
            "A Belmarkian trawler rammed a Drovian cutter off the reef.",
            "direction",
        ),
        (
            "The guards shot at pilgrims near the Skarn reef.",
            "The guards shot at smugglers near the Skarn reef.",
            "characterisation",
        ),
        (
            "The patrol agreed to let the divers down to the wreck.",
            "The patrol refused to let the divers down to the wreck.",
            "polarity",
        ),
        (
            "The truce on the northern bank was holding on the second day.",
            "The truce on the northern bank broke down on the second day.",
            "polarity",
        ),
        (
            "The voyage of the tanker ran counter to the shipping code.",
            "The voyage of the tanker was in keeping with the shipping code.",
            "characterisation",
        ),
    ],
)
def test_a_difference_is_named_by_its_kind(ours: str, theirs: str, kind: str) -> None:
    assert kinds(account(ours), account(theirs, outlet=GAZETTE)) == [kind]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The guards shot at pilgrims near the reef.", "The guards shot at 40 near the reef."),
        ("The envoy spoke with Berg near the reef.", "The envoy spoke with Nord near the reef."),
        ("The navy freed the crew of the tug.", "The navy freed the sailors of the tug."),
    ],
)
def test_another_number_name_or_like_word_in_its_place_judges_nothing(
    ours: str, theirs: str
) -> None:
    assert "characterisation" not in kinds(account(ours), account(theirs, outlet=GAZETTE))


def test_another_day_is_a_difference_of_time() -> None:
    ours = account("Grain talks resume on Monday.", days=[("Monday", date(2025, 3, 17))])
    theirs = account("Grain talks resume on Friday.", days=[("Friday", date(2025, 3, 21))])
    assert kinds(ours, theirs) == ["time"]


def test_the_same_words_on_the_word_of_another_side_differ_in_attribution() -> None:
    words = "the reef light was broken by a storm"
    ours = account(f"Drovia said {words}.", (DROVIA, words))
    theirs = account(f"Belmark said {words}.", (BELMARK, words), outlet=GAZETTE)
    assert kinds(ours, theirs) == ["attribution"]


def test_a_call_to_stop_is_no_contradiction_of_a_call_not_to_do() -> None:
    ours = account("Drovia must stop meddling in the internal affairs of the islands.")
    theirs = account("Drovia should not meddle in the internal affairs of the islands.")
    assert kinds(ours, theirs) == []


def test_who_asked_for_the_call_is_compared_at_the_head() -> None:
    ours = account("Jonas Lindqvar spoke with Vera Sarenko at the request of Drovia.")
    theirs = account("Vera Sarenko took a call from Jonas Lindqvar of Belmark.", outlet=GAZETTE)
    found = compare(ours, theirs)
    asked = [one.facts.asked.by.country if one.facts.asked else None for one in found.accounts]
    assert asked == ["XDR", "XBE"]
    assert [one.difference.kind for one in found.fact_differences] == ["direction"]


def test_an_account_that_does_not_say_who_asked_has_none() -> None:
    found = compare(
        account("Jonas Lindqvar spoke with Vera Sarenko."), account("The bank is shut.")
    )
    assert [one.facts.asked for one in found.accounts] == [None, None]


def test_broken_words_are_no_disagreement() -> None:
    found = compare(
        account("Drovia told Belmark to end its economic pressure on Elmara, an envoy said."),
        account("Drovia told Belmark to end its economic pressure from Elmara, an envoy said."),
    )
    (damage,) = found.damage
    assert damage.kind == "flipped preposition"
    assert damage.evidence.quotes == ("pressure from Elmara",)
    assert damage.instead is not None
    assert damage.instead.quotes == ("pressure on Elmara",)
    assert found.told("differing") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that Drovia should closing the strait.",
        "The envoy would to keep the harbour shut.",
        "The talks will last for days. .about the bank they are silent.",
    ],
)
def test_a_sentence_that_has_lost_words_is_marked(text: str) -> None:
    assert compare(account(text), account("The bank is shut.")).damage


@pytest.mark.parametrize(
    "text",
    [
        "Drovia should bring the ships home. It must not spring a surprise.",
        "The U.S. envoy met the No. 2 of the ministry at 9 a.m. today.",
        "Drovia will act should the talks fail.",
    ],
)
def test_sound_sentences_are_not_marked(text: str) -> None:
    assert compare(account(text), account("The bank is shut.")).damage == ()


def test_one_thing_under_two_names_is_shown_even_within_an_account() -> None:
    text = "Belmark spoke of a spy balloon. Drovia said it was a research balloon."
    told = account(text, (BELMARK, "a spy balloon"), (DROVIA, "it was a research balloon"))
    (naming,) = compare(told, account("The bank is shut.")).namings
    assert (naming.difference.left, naming.difference.right) == ("spy balloon", "research balloon")


def test_each_sides_words_are_set_apart_whichever_report_carries_them() -> None:
    ours, theirs = "the reef belongs to Drovia", "the fishing fleet must leave"
    text = f"Drovia said {ours}. Belmark said {theirs}."
    told = account(text, (DROVIA, ours), (BELMARK, theirs))
    found = compare(told, account("The bank is shut.")).readouts
    assert found is not None
    assert (found.sides, found.shared) == (("XBE", "XDR"), 0)
    assert [len(row.told_by) for row in found.rows] == [1, 1]


def test_three_accounts_stand_in_one_row() -> None:
    accounts = [
        account("The fishing bank stays closed to trawlers.", outlet=outlet) for outlet in "ABC"
    ]
    (row,) = compare(*accounts).rows
    assert row.told_by == (0, 1, 2)


@pytest.mark.parametrize("count", [1, 5])
def test_only_two_to_four_accounts_are_compared(count: int) -> None:
    with pytest.raises(SettingsError, match="compare two to 4"):
        compare(*[account("The bank stays closed.")] * count)


def test_a_comparison_is_plain_data_and_says_nothing_of_right_or_wrong() -> None:
    found = compare(account("The bank stays closed."), account("The bank is open."))
    written = str(plain(found))
    assert "omitted" not in written
    assert "truth" not in written


def test_the_same_accounts_give_the_same_comparison() -> None:
    accounts = account("The bank stays closed. A boat sank."), account("A boat sank off the bank.")
    assert compare(*accounts) == compare(*accounts)


def test_an_actor_without_a_country_is_no_side() -> None:
    farmers = Actor(None, "AGR", "farmers")
    told = account("Farmers said the price is too low.", (farmers, "the price is too low"))
    assert compare(told, account("The bank is shut.")).readouts is None


OTHER_WORDS = (
    "The ministry stands ready to settle the quarrel by talks. A cook was given a medal.",
    "The trawlers came home on Sunday. The door to a negotiated solution remains open.",
)


def together(nearness: Nearness | None) -> list[tuple[str, str]]:
    """The claims of the two that stand in one row."""
    left, right = account(OTHER_WORDS[0]), account(OTHER_WORDS[1], outlet=GAZETTE)
    found = compared([left, right], atlas=Atlas(), nearness=nearness)
    return [
        (row.cells[0][0].quote, row.cells[1][0].quote)
        for row in found.rows
        if row.told_by == (0, 1)
    ]


def test_a_claim_told_in_wholly_other_words_is_found_by_reading_it_as_a_whole() -> None:
    assert together(None) == []
    (found,) = together(SentenceNearness())
    assert found == (
        "The ministry stands ready to settle the quarrel by talks",
        "The door to a negotiated solution remains open",
    )


def test_nearness_for_many_claims_reads_none_as_a_whole() -> None:
    near = SentenceNearness().quick
    assert not near.reads
    claims = claims_of(account(OTHER_WORDS[0]), atlas=Atlas())
    assert not near(claims, claims).meaning.any()
    assert near.quick is near
