"""PLOVER's decision rules by wording; no model is loaded."""

from __future__ import annotations

import pytest

from dragoman import ontology
from dragoman.annotate import annotate
from dragoman.codify.decisions import decisions
from dragoman.codify.verbs import speaks_for
from dragoman.records import Report, Span, Text


def decided(words: str) -> list[tuple[str, str, tuple[str, ...] | None]]:
    whole = Span(0, len(words))
    found = decisions(Text(Report(words), (whole,), (whole,)))
    return [(each.trigger.of(words), each.type, each.modes) for each in found]


@pytest.mark.parametrize(
    ("words", "trigger", "type_"),
    [
        ("Kestria summoned the Lumeran ambassador.", "summoned", "ACCUSE"),
        ("The Lumeran envoy was called in on Monday.", "called in", "ACCUSE"),
        ("Foreign Minister Ada Berg will travel to Baiyun.", "travel", "CONSULT"),
        ("Berg summoned the first full summit of the league.", "summoned", "CONSULT"),
        ("Kestria recalled its ambassador.", "recalled", "SANCTION"),
        ("Kestria broke off diplomatic relations with Drovia.", "broke off", "SANCTION"),
        ("Kestria expelled four Drovian diplomats.", "expelled", "SANCTION"),
        ("Yamatsu declared them persona non grata.", "persona non grata", "SANCTION"),
        ("Kestria deported a Drovian singer.", "deported", "COERCE"),
        ("A court issued an arrest warrant for the minister.", "arrest warrant", "THREATEN"),
        ("Mosavar barred three inspectors from entering.", "barred", "REJECT"),
        ("Lumera refused entry to a delegation.", "refused", "REJECT"),
        ("Lumera has forgiven half of the debt.", "forgiven", "AID"),
        ("The king pardoned two reporters.", "pardoned", "CONCEDE"),
        ("Orvelle apologised to Nambara.", "apologised", "CONCEDE"),
        ("Orvelle expressed deep regret to Nambara.", "expressed deep regret", "CONCEDE"),
        ("The two held joint naval exercises.", "exercises", "COOPERATE"),
        ("Mosavar launched large-scale military manoeuvres.", "manoeuvres", "MOBILIZE"),
        ("Orvelle invited the premier to visit.", "invited", "AGREE"),
        ("Drovian agents hacked the ministry.", "hacked", "COERCE"),
        ("Aldoria imposed new sanctions on Drovia.", "imposed", "SANCTION"),
        ("Two villages were shelled by Drovian guns.", "shelled", "ASSAULT"),
    ],
)
def test_wording_decides_the_type(words: str, trigger: str, type_: str) -> None:
    assert (trigger, type_) in [each[:2] for each in decided(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Police got a search warrant issued for the flat.",
        "The film bombed at the box office.",
        "The speech invited criticism.",
        "The minister begged his pardon.",
        "Kestria demanded that Orvelle issue an apology.",
        "The drill went through the wall.",
    ],
)
def test_wording_that_only_looks_alike_decides_nothing(words: str) -> None:
    assert decided(words) == []


def test_the_modes_of_a_rule_belong_to_its_type() -> None:
    from dragoman.codify.decisions import rules

    for rule in rules():
        for mode in rule.modes or ():
            ontology.mode_named(rule.type, mode)


def test_a_light_verb_speaks_through_its_object() -> None:
    assert speaks_for("ACCUSE", "launched", " an investigation into the bank.")
    assert not speaks_for("ACCUSE", "launched", " a new liner.")
    assert not speaks_for("REJECT", "put", " it in a drawer.")


def test_a_visit_that_its_own_party_cancelled_is_told_by_that_verb() -> None:
    words = "The visit, which she had abruptly cancelled in May, was never spoken of again."
    found = next(one for one in decisions(annotate(Report(words))) if one.type == "CONSULT")
    assert found.trigger.of(words) == "cancelled"
    assert [span.of(words) for span in found.actors] == ["she"]
