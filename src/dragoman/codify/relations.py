"""The relation between two spans that the user gives: which type of act the text tells of them."""

from __future__ import annotations

from dragoman import ontology
from dragoman.models import Encoder
from dragoman.records import Relation, Span, Text


def relations(text: Text, encoder: Encoder) -> tuple[Relation, ...]:
    """One relation for each pair of the report, in order; scores over the types add up to 1."""
    return tuple(_relation(text, encoder, *pair) for pair in text.report.pairs)


def _relation(text: Text, encoder: Encoder, source: Span, target: Span) -> Relation:
    labels = encoder.heads.labels
    likely = encoder.relation(text, source, target).tolist()
    scores = dict(zip(labels.classes[: labels.types], likely, strict=True))
    best = max(scores, key=lambda name: scores[name])
    return Relation(
        source=source,
        target=target,
        type=best,
        quad=ontology.quad(best),
        scores=tuple((name, round(score, 4)) for name, score in scores.items()),
    )
