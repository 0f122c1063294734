"""How a contact stands by the words around it; acts are given by hand, no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify.standing import standing
from dragoman.records import Act, Report, Span, Status, Text


def consult(words: str, trigger: str, status: Status) -> tuple[Act, Text]:
    at = Span(words.index(trigger), words.index(trigger) + len(trigger))
    return Act(at, "CONSULT", None, (), (), status, (), ()), annotate(Report(words))


def stands(words: str, trigger: str, status: Status) -> str:
    return standing(*consult(words, trigger, status)).status


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Berg has scrapped his trip to Lumera.", "trip"),
        ("The talks of Berg and Nord did not take place.", "talks"),
        ("The visit of Berg is off, Lumera said.", "visit"),
        ("Berg will not travel to Lumera on Monday.", "travel"),
        ("Lumera boycotted the talks.", "talks"),
        ("Lumera backed out of the talks.", "talks"),
        ("Berg aborted the trip.", "trip"),
        ("Lumera called the visit of Berg off.", "visit"),
        ("Berg spoke of the cancellation of the visit.", "visit"),
        ("The talks of Berg and Nord were abruptly scrapped.", "talks"),
        ("There will be no meeting in Valgard on Thursday, Berg said.", "meeting"),
        ("Lumera turned down the chancellor's offer of a meeting on Sunday.", "meeting"),
    ],
)
def test_what_is_off_is_cancelled(words: str, trigger: str) -> None:
    assert stands(words, trigger, "scheduled") == "cancelled"


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Berg's tour of Lumera has slipped to the autumn.", "tour"),
        ("Lumera shelved the talks.", "talks"),
        ("The talks have been adjourned.", "talks"),
        ("The talks were suspended.", "talks"),
        ("Lumera put the talks with Kestria on hold.", "talks"),
        ("Lumera announced the postponement of the talks.", "talks"),
        ("The talks, Berg said, had been shelved.", "talks"),
        ("Berg put back his visit to May.", "visit"),
    ],
)
def test_what_is_moved_to_later_is_postponed(words: str, trigger: str) -> None:
    assert stands(words, trigger, "scheduled") == "postponed"


@pytest.mark.parametrize(
    "words",
    [
        "Lumera denied that it had called off the visit.",
        "Lumera threatened to call off the visit.",
        "Lumera has not called off the visit.",
        "Lumera demanded the cancellation of the visit.",
    ],
)
def test_a_plan_stands_that_one_only_threatened_to_end(words: str) -> None:
    assert stands(words, "visit", "cancelled") == "scheduled"
    verb = next(verb for verb in ("called off", "call off", "cancellation") if verb in words)
    assert stands(words, verb, "cancelled") == "scheduled"


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Berg offered to meet Nord anywhere.", "meet"),
        ("Lumera called for direct talks with Kestria.", "talks"),
        ("Berg was willing to travel to Lumera.", "willing to travel"),
        ("Berg reaffirmed that Kestria remains ready to host Nord.", "host"),
    ],
)
def test_what_is_offered_is_proposed(words: str, trigger: str) -> None:
    assert stands(words, trigger, "happened") == "proposed"


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Berg asked Nord during the talks to wait.", "talks"),
        ("Berg accepted the offered talks.", "talks"),
        ("Asked about fish, Berg met Nord.", "met"),
    ],
)
def test_what_is_asked_at_a_meeting_does_not_propose_it(words: str, trigger: str) -> None:
    assert stands(words, trigger, "happened") == "happened"


def test_a_trip_that_is_only_talked_about_is_neither_set_nor_held() -> None:
    assert stands("The two also discussed a trip to Lumera.", "trip", "happened") == "hypothetical"


@pytest.mark.parametrize("status", ["scheduled", "expected", "hypothetical"])
def test_what_a_side_confirms_is_confirmed(status: Status) -> None:
    words = "Lumera confirmed on Tuesday that Berg would visit Baiyun."
    assert stands(words, "visit", status) == "confirmed"


@pytest.mark.parametrize(
    "words",
    [
        "Lumera could not confirm that Berg would visit Baiyun.",
        "Lumera has yet to confirm that Berg would visit Baiyun.",
    ],
)
def test_nothing_is_confirmed_that_nobody_confirms(words: str) -> None:
    assert stands(words, "visit", "scheduled") == "scheduled"


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("The talks were put back on track.", "talks"),
        ("The talks were boycotted by the press.", "talks"),
        ("The talks would be cancelled if Berg left.", "talks"),
        ("The meeting of ministers has postponed a vote.", "meeting"),
        ("Lumera denied that the visit was called off.", "visit"),
        ("If the visit is called off, Berg will leave.", "visit"),
    ],
)
def test_what_is_not_said_of_the_meeting_or_left_open_changes_nothing(
    words: str, trigger: str
) -> None:
    assert stands(words, trigger, "alleged") == "alleged"


def test_to_confirm_that_two_have_met_is_no_plan() -> None:
    assert stands("Lumera confirmed that Berg had met Nord.", "met", "happened") == "happened"


def test_a_summit_that_closed_was_held() -> None:
    assert stands("The summit of the two closed on Monday.", "summit", "postponed") == "happened"


def test_a_visitor_who_was_due_has_not_come_by_that() -> None:
    assert stands("Berg was due in Baiyun on Monday.", "due", "happened") == "expected"


def test_what_one_will_say_when_two_sit_down_is_said_before_they_do() -> None:
    words = "Lumera will give no ground when its envoys sit down with those of Kestria."
    assert stands(words, "sit", "happened") == "expected"


def test_other_acts_are_left_as_they_are() -> None:
    words = "Lumera scrapped the visit duty."
    act, text = consult(words, "duty", "happened")
    aid = Act(act.trigger, "AID", None, (), (), "happened", (), ())
    assert standing(aid, text) == aid


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Lumera put off the summit, which it was to host in August.", "postponed"),
        ("Lumera called off the summit, which it was to host in August.", "cancelled"),
        ("Lumera delayed the talks, and the summit it was to host is off.", "cancelled"),
    ],
)
def test_what_its_sentence_only_puts_off_is_not_cancelled(words: str, expected: str) -> None:
    assert stands(words, "host", "cancelled") == expected


@pytest.mark.parametrize(
    "words",
    [
        "Berg said that the raids must end in a call on Monday with Nord, who is due on Sunday.",
        "Nord urged Lumera to free the crew during the talks in Valgard.",
    ],
)
def test_what_is_said_in_a_contact_says_that_it_was_held(words: str) -> None:
    assert stands(words, "call" if "call" in words else "talks", "scheduled") == "happened"


@pytest.mark.parametrize(
    "words",
    [
        "Berg said that he would raise the raids in a call on Friday.",
        "Nord told reporters he hoped to settle it during talks in Valgard.",
    ],
)
def test_what_will_be_said_in_a_contact_does_not(words: str) -> None:
    assert stands(words, "call" if "call" in words else "talks", "scheduled") != "happened"
