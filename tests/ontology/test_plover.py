from __future__ import annotations

import pytest

from dragoman.errors import OntologyError
from dragoman.ontology import Mode, Type, contexts, modes, quad, score, type_named, types

PAIRS = [(each.name, mode) for each in types() for mode in modes(each.name)]


def test_plover_has_its_types_pairs_and_contexts() -> None:
    assert len({each.name for each in types()}) == len(types()) == 16
    assert len({(owner, mode.name) for owner, mode in PAIRS}) == len(PAIRS) == 67
    assert len({each.name for each in contexts()}) == len(contexts()) == 37


def test_everything_has_a_gloss_and_an_example_of_its_own() -> None:
    glossed: list[Type | Mode] = [*types(), *(mode for _, mode in PAIRS)]
    assert all(each.gloss.endswith(".") and each.example.endswith(".") for each in glossed)
    assert len({each.example for each in glossed}) == len(glossed)
    assert all(context.gloss for context in contexts())


def test_only_vandalism_has_no_score() -> None:
    unscored = [(owner, mode.name) for owner, mode in PAIRS if mode.score is None]
    assert unscored == [("PROTEST", "vandalize")]


def test_conflict_scores_are_not_positive_and_cooperation_scores_are() -> None:
    for each in types():
        assert (each.score > 0) == (each.quad <= 2)
    assert type_named("ACCUSE").score == -3


def test_three_types_need_a_recipient() -> None:
    assert {each.name for each in types() if each.needs_recipient} == {
        "COOPERATE", "AID", "SANCTION",
    }  # fmt: skip


def test_a_mode_belongs_to_its_type() -> None:
    assert score("THREATEN", ["arrest"]) == -3.5
    assert score("COERCE", ["arrest"]) == -7
    with pytest.raises(OntologyError, match="CONSULT has no mode arrest; it has visit"):
        score("CONSULT", ["arrest"])


def test_the_score_is_the_mean_of_the_modes_or_that_of_the_type() -> None:
    assert score("CONSULT") == 2.5
    assert score("CONSULT", ["visit", "multilateral"]) == 4
    assert score("RETREAT", ["disarm", "ceasefire"]) == 8.75
    assert score("PROTEST", ["vandalize"]) == -5


def test_the_quad_is_that_of_the_type() -> None:
    assert [quad(name) for name in ("CONSULT", "AID", "REJECT", "SANCTION")] == [1, 2, 3, 4]


def test_an_unknown_type_is_refused() -> None:
    for ask in (quad, modes, score):
        with pytest.raises(OntologyError, match="no type DEMAND"):
            ask("DEMAND")
