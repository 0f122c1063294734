"""The relation of a given pair, by the shipped weights."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify import relations
from dragoman.models import Encoder
from dragoman.records import Relation, Report, Span


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def relation(encoder: Encoder, body: str, *pairs: tuple[str, str]) -> list[Relation]:
    def span(words: str) -> Span:
        return Span(body.index(words), body.index(words) + len(words))

    spans = tuple((span(source), span(target)) for source, target in pairs)
    return list(relations(annotate(Report(body, pairs=spans)), encoder))


@pytest.mark.parametrize(
    ("body", "source", "target", "type_"),
    [
        ("Kestria's air force bombed a Drovian depot on Monday.", "Kestria", "Drovian", "ASSAULT"),
        ("Lumera sent tents and medicine to Kestria.", "Lumera", "Kestria", "AID"),
        ("Four Drovian envoys were expelled by Ruvenia.", "Ruvenia", "Drovian", "SANCTION"),
        ("The Kestrian premier met President Okoro of Nambara.", "Kestrian", "Okoro", "CONSULT"),
        ("Drovia condemned Kestria's new tariffs as piracy.", "Drovia", "Kestria", "ACCUSE"),
    ],
)
def test_a_plain_act_between_two_parties_is_told(
    encoder: Encoder, body: str, source: str, target: str, type_: str
) -> None:
    (found,) = relation(encoder, body, (source, target))
    assert found.type == type_


def test_scores_cover_all_types_and_add_up_to_one(encoder: Encoder) -> None:
    (found,) = relation(encoder, "Drovia urged Kestria to leave.", ("Drovia", "Kestria"))
    assert len(found.scores) == 16
    assert sum(score for _, score in found.scores) == pytest.approx(1, abs=0.002)
    assert dict(found.scores)[found.type] == max(score for _, score in found.scores)


def test_two_pairs_of_one_sentence_are_told_apart(encoder: Encoder) -> None:
    body = "Kestria shelled Drovia on Sunday, and Lumera sent food and blankets to Drovia's towns."
    first, second = relation(encoder, body, ("Kestria", "Drovia"), ("Lumera", "Drovia's towns"))
    assert (first.type, second.type) == ("ASSAULT", "AID")


def test_a_pair_is_answered_alike_in_any_company(encoder: Encoder) -> None:
    body = "Drovia urged Kestria to leave. Lumera thanked Nambara."
    together = relation(encoder, body, ("Drovia", "Kestria"), ("Lumera", "Nambara"))
    alone = relation(encoder, body, ("Lumera", "Nambara"))
    assert together[1] == alone[0]
