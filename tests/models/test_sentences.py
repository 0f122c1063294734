"""Tests of sentence vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import ModelError
from dragoman.models import SentenceVectors

SAID = "Kestria stands ready to settle the quarrel over tariffs by talks"
AGAIN = "The door to a negotiated solution of the trade dispute remains open, the ministry said"
OTHER = "Two fishermen drowned when their boat sank in the storm on Tuesday night"


@pytest.fixture(scope="module")
def vectors() -> SentenceVectors:
    return SentenceVectors()


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_what_is_told_in_other_words_lies_nearer_than_something_else(
    vectors: SentenceVectors,
) -> None:
    said, again, other = (vectors.of(text) for text in (SAID, AGAIN, OTHER))
    assert said.shape == again.shape == other.shape
    assert cosine(said, again) > cosine(said, other) + 0.2


def test_a_text_has_the_same_vector_in_any_company(vectors: SentenceVectors) -> None:
    first = vectors.of(SAID).copy()
    fresh = SentenceVectors()
    fresh.of(OTHER)
    assert np.array_equal(first, fresh.of(SAID))
    assert np.array_equal(first, vectors.of(SAID))


def test_a_long_text_and_an_empty_one_have_vectors(vectors: SentenceVectors) -> None:
    for text in ("grain " * 5_000, ""):
        assert np.isfinite(vectors.of(text)).all()


def test_no_more_texts_are_kept_in_mind_than_a_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dragoman.models.sentences._KEPT", 2)
    few = SentenceVectors()
    for text in (SAID, AGAIN, OTHER, SAID):
        few.of(text)
    assert len(few._known) == 2


def test_a_folder_without_the_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        SentenceVectors(tmp_path).of(SAID)
