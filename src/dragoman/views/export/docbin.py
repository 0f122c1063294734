"""spaCy's DocBin: texts with spans of events, statements, parties; needs spaCy and --with-texts.

Span groups are named `events`, `sources`, `cues`, `contents`, `actors`, `recipients`. spaCy counts
in tokens: a span that begins or ends inside one is widened to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.records import Span
from dragoman.views.export.brat import require_texts
from dragoman.views.export.material import Material
from dragoman.views.export.optional import optional
from dragoman.views.export.pieces import Piece

Marked = list[tuple[str, Sequence[Span], str, str]]


def pieces(material: Material, left_out: Counter[str]) -> Iterator[Piece]:  # noqa: ARG001
    """The bytes that `DocBin().from_disk(...)` reads."""
    require_texts(material, "docbin")
    spacy = optional("spacy", for_format="docbin", extra="spacy")
    tokens = optional("spacy.tokens", for_format="docbin", extra="spacy")
    blank = spacy.blank("en")
    marked = _marked(material)
    store = tokens.DocBin(store_user_data=True)
    for report in material.texts():
        doc = blank.make_doc(report.text)
        doc.user_data["id"] = report.id
        groups: dict[str, list[object]] = {}
        for group, spans, label, name in marked.get(report.id, []):
            for span in spans:
                found = doc.char_span(
                    span.start, span.end, label=label, span_id=name, alignment_mode="expand"
                )
                if found is not None:
                    groups.setdefault(group, []).append(found)
        for group, members in groups.items():
            doc.spans[group] = members
        store.add(doc)
    yield Piece(store.to_bytes())


def _marked(material: Material) -> dict[str, Marked]:
    found: dict[str, Marked] = {}
    for kept in material.events:
        event = kept.record
        label = event.type or event.kind or "EVENT"
        found.setdefault(kept.source.id, []).extend(
            [
                ("events", event.evidence.spans, f"{label} {event.status}", event.id),
                ("actors", event.actor_spans, label, event.id),
                ("recipients", event.recipient_spans, label, event.id),
            ]
        )
    for said in material.statements:
        statement = said.record
        found.setdefault(said.source.id, []).extend(
            [
                ("sources", statement.source, statement.kind, statement.id),
                ("cues", statement.cue, statement.kind, statement.id),
                ("contents", statement.content, statement.kind, statement.id),
            ]
        )
    return found
