"""The page of the documentation that lists the ontology, drawn from its tables."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.cameo import cameo_codes, goldstein
from dragoman.ontology.plover import contexts, modes, types
from dragoman.ontology.strict import strict_rules
from dragoman.ontology.tables import data_file
from dragoman.ontology.terms import Cameo

_QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def page() -> str:
    """The whole page, as Markdown."""
    parts = (data_file("choices.md"), _types(), _modes(), _status(), _contexts(), _cameo())
    return "\n".join(parts)


def _types() -> str:
    return _table(
        "Types",
        ("type", "quad", "score", "recipient", "meaning", "example"),
        (
            (each.name, f"{each.quad} {_QUADS[each.quad]}", f"{each.score:g}",
             "needed" if each.needs_recipient else "", each.gloss, each.example)
            for each in types()
        ),
    )  # fmt: skip


def _modes() -> str:
    return _table(
        "Modes",
        ("type", "mode", "score", "meaning", "example"),
        (
            (mode.type, mode.name, "none" if mode.score is None else f"{mode.score:g}",
             mode.gloss, mode.example)
            for each in types()
            for mode in modes(each.name)
        ),
    )  # fmt: skip


def _status() -> str:
    table = _table(
        "", ("type", "when", "becomes", "because"),
        ((rule.type, rule.when, " ".join((rule.plover, *rule.modes)), rule.because)
         for rule in strict_rules()),
    )  # fmt: skip
    return data_file("status.md") + table


def _contexts() -> str:
    return _table("Contexts", ("context", "meaning"), ((c.name, c.gloss) for c in contexts()))


def _cameo() -> str:
    return _table(
        "CAMEO codes",
        ("code", "name", "Goldstein", "PLOVER", "contexts", "note"),
        (
            (each.code, each.name, _value(each), " ".join((each.plover.type or "none",
             *each.plover.modes)), ", ".join(each.plover.contexts), each.note)
            for each in cameo_codes()
        ),
    )  # fmt: skip


def _value(entry: Cameo) -> str:
    return f"{goldstein(entry.code):g}" + ("*" if entry.goldstein is None else "")


def _table(heading: str, columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"## {heading}\n"] if heading else [""]
    lines.append(f"| {' | '.join(columns)} |")
    lines.append("|" + "---|" * len(columns))
    lines.extend(f"| {' | '.join(row)} |" for row in rows)
    return "\n".join(lines) + "\n"
