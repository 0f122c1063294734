"""PLOVER and CAMEO as data: types, modes, contexts, scores, and the maps between them."""

from __future__ import annotations

from dragoman.ontology.cameo import cameo_codes, cameo_for, cameo_named, goldstein, plover_for
from dragoman.ontology.pages import page
from dragoman.ontology.plover import (
    contexts,
    mode_named,
    modes,
    quad,
    score,
    type_named,
    types,
)
from dragoman.ontology.strict import strict_plover, strict_rules
from dragoman.ontology.terms import Cameo, Coding, Context, Mode, Type

__all__ = [
    "Cameo",
    "Coding",
    "Context",
    "Mode",
    "Type",
    "cameo_codes",
    "cameo_for",
    "cameo_named",
    "contexts",
    "goldstein",
    "mode_named",
    "modes",
    "page",
    "plover_for",
    "quad",
    "score",
    "strict_plover",
    "strict_rules",
    "type_named",
    "types",
]
