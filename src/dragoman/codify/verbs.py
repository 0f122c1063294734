"""How far the very words of a trigger speak for the type of act that a model gives it.

"Bombed" speaks for ASSAULT, "put" for nothing: an act whose words speak for its type needs less of
a model's confidence than one that only its surroundings suggest.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from dragoman import ontology
from dragoman.errors import OntologyError

# A verb that takes its sense from its object: "launched an investigation", "imposed a ban".
_LIGHT = re.compile(
    r"(?:begin|began|begun|beginning|carr(?:y|ied|ying)|conduct\w*|declar\w+|do|did|express\w*|gave|"
    r"give[ns]?|held|hold(?:s|ing)?|impos\w+|issu\w+|launch\w*|lodg\w+|made|make|making|mount\w*|"
    r"offer\w*|open(?:s|ed|ing)?|paid|perform\w*|plac\w+|put|rais\w+|reach\w*|resum\w+|"
    r"said|seal\w*|sen[dt]\w*|set|stag\w+|start\w*|took|take[ns]?|underta?k?\w*|voic\w+|vot\w+)\b",
    re.I,
)
_REACH = 45


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each type and each kind without one, from `verbs.yaml`."""
    source = resources.files("dragoman.codify") / "verbs.yaml"
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    if missing := {each.name for each in ontology.types()} - set(table):
        raise OntologyError(f"verbs.yaml: no words for {sorted(missing)}")
    return {
        name: re.compile(r"\b(?:" + "|".join(map(_ended, words)) + ")", re.I)
        for name, words in table.items()
    }


def _ended(word: str) -> str:
    return f"(?:{word[:-1]})\\b" if word.endswith("$") else word


def speaks_for(type_: str, trigger: str, following: str) -> bool:
    """Whether a trigger, or the object of its light verb, speaks for a type or a kind.

    `following` are the words after the trigger in its sentence.
    """
    pattern = _patterns().get(type_)
    if pattern is None:
        return False
    if pattern.search(trigger):
        return True
    if type_.islower():
        return bool(pattern.search(trigger + following[:_REACH]))
    return bool(is_light(trigger) and pattern.search(following[:_REACH]))


def is_light(trigger: str) -> bool:
    """Whether a verb says little by itself: "launched", "held", "imposed"."""
    return bool(_LIGHT.match(trigger))
