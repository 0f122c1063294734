from __future__ import annotations

from pathlib import Path

from dragoman.ontology import modes, page, types

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"
COMMAND = "python -m dragoman.ontology > docs/ontology.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), f"run: {COMMAND}"


def test_the_page_lists_every_type_and_mode() -> None:
    for each in types():
        assert f"| {each.name} | {each.quad} " in page()
        assert all(f"| {each.name} | {mode.name} |" in page() for mode in modes(each.name))
