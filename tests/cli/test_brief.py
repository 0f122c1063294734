from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_a_brief_is_written_as_markdown_html_or_json(filled: Run, tmp_path: Path) -> None:
    assert filled("brief", "Drovia", "Belmark").stdout.startswith("# Drovia and Belmark\n")
    page = tmp_path / "brief.html"
    result = filled("brief", "Drovia", "Belmark", "-o", str(page))
    assert "citations" in result.stderr
    assert "<h1>Drovia and Belmark</h1>" in page.read_text(encoding="utf-8")
    found = json.loads(filled("brief", "Drovia", "Belmark", "--json").stdout)
    assert found["sections"][0]["title"] == "In short"


def test_a_file_of_another_sort_is_refused(filled: Run) -> None:
    result = filled("brief", "Drovia", "Belmark", "-o", "brief.docx")
    assert result.exit_code == 2
    assert "ends in .html or .md" in result.stderr


def test_a_file_that_cannot_be_written_is_named(filled: Run) -> None:
    result = filled("brief", "Drovia", "Belmark", "-o", "no/such/folder/brief.md")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
