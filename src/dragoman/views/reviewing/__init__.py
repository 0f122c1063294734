"""What a review needs: which record comes next, a record as a person edits it, and a gold set."""

from dragoman.views.reviewing.adding import (
    Draft,
    Saying,
    draft,
    found_words,
    nearest_words,
    voicing,
)
from dragoman.views.reviewing.editing import (
    Edits,
    changed_parts,
    choices,
    edited,
    edits_of,
    main_span,
    offered,
)
from dragoman.views.reviewing.fellows import Fellow, others, perhaps_the_same
from dragoman.views.reviewing.gold import gold_lines
from dragoman.views.reviewing.queue import Queued, queue

__all__ = [
    "Draft",
    "Edits",
    "Fellow",
    "Queued",
    "Saying",
    "changed_parts",
    "choices",
    "draft",
    "edited",
    "edits_of",
    "found_words",
    "gold_lines",
    "main_span",
    "nearest_words",
    "offered",
    "others",
    "perhaps_the_same",
    "queue",
    "voicing",
]
