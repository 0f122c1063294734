"""One act a clause: the content, or the light verb, of another act is no act beside it.

"Threatened to shell" is a threat and "urged them to leave" a request; "launched an investigation"
is one inquiry. "Accused them of shelling" is two: an accusation, and a deed that is alleged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman import ontology
from dragoman.codify import verbs
from dragoman.records import Act, Span, Text

# The infinitive or the noun that says what is agreed, refused, threatened or asked for.
_GOVERNS = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST"})
_INFINITIVE = re.compile(
    r"(?:(?! (?:and|but|while|after|before|which|who|that|when)\b)[^,;:.])*"
    r"\bto(?: \w+ly)?(?: \w+)?\s*"
)
_OBJECT = re.compile(
    r"\s*(?:for |of |on |to |with )?(?:an? |the |any |its |his |her |their |all )?(?:[\w-]+ ){0,2}"
)
_NEAR = 45
_VERBAL, _MATERIAL = 3, 4


def distinct(found: Sequence[Act], text: Text) -> list[Act]:
    """The acts without those that another act of their clause already tells."""
    placed = [(act, text.sentence_at(act.trigger.start)) for act in found]
    for tells in (_is_light_verb, _is_promise_to_meet, _is_content, _is_words_for_deed):
        by_sentence: dict[Span | None, list[Act]] = {}
        for act, sentence in placed:
            by_sentence.setdefault(sentence, []).append(act)
        placed = [
            (act, sentence)
            for act, sentence in placed
            if sentence is None
            or not any(
                other is not act and other.type is not None and tells(other, act, text)
                for other in by_sentence[sentence]
            )
        ]
    return [act for act, _ in placed]


def _is_content(other: Act, act: Act, text: Text) -> bool:
    """ "refuses to lift": the lifting is what is refused. Meetings asked for keep their record."""
    if other.type not in _GOVERNS or act.type in (None, "CONSULT"):
        return False
    between = text.report.text[other.trigger.end : act.trigger.start]
    if other.trigger.end > act.trigger.start or other.status not in ("happened", "background"):
        return False
    if _INFINITIVE.fullmatch(between):
        return True
    return other.type in ("REQUEST", "THREATEN") and bool(_OBJECT.fullmatch(between))


def _is_promise_to_meet(other: Act, act: Act, text: Text) -> bool:
    """ "agreed to meet": the meeting still to come is the promise."""
    if act.type != "AGREE" or other.type != "CONSULT" or act.trigger.end > other.trigger.start:
        return False
    words = act.trigger.of(text.report.text)
    between = text.report.text[act.trigger.end : other.trigger.start]
    return "invit" not in words.casefold() and bool(_INFINITIVE.fullmatch(between))


def _is_light_verb(other: Act, act: Act, text: Text) -> bool:
    """ "launched a mediation": the noun names the act, the verb only that it was done."""
    body = text.report.text
    gap = other.trigger.start - act.trigger.end
    if not 0 <= gap <= _NEAR or not verbs.is_light(act.trigger.of(body)) or act.type is None:
        return False
    if verbs.speaks_for(act.type, act.trigger.of(body), "") and other.type != act.type:
        return False
    return (
        bool(set(act.actors) & set(other.actors))
        and "," not in body[act.trigger.end : other.trigger.start]
    )


def _is_words_for_deed(other: Act, act: Act, text: Text) -> bool:
    """A reproach that comes with a deed of the same side against the same: "expelled, saying"."""
    if act.type is None or other.type is None or other.status != "happened":
        return False
    if ontology.quad(act.type) != _VERBAL or ontology.quad(other.type) != _MATERIAL:
        return False
    participle = act.trigger.of(text.report.text).split()[0].casefold().endswith("ing")
    same = bool(set(act.actors) & set(other.actors))
    return participle and same and act.trigger.start > other.trigger.end
