from __future__ import annotations

from fastapi.testclient import TestClient

from dragoman.web.quality import measured, rows_of

PAGE = """# Quality

| task | figure | command | date |
|---|---|---|---|
| right pair | 0.760 (other **0.499**) | `python x.py` | 2026-11-22 |

| measure | figure | command | date |
|---|---|---|---|
| speed | 3 | `y` | 2026-11-23 |
"""


def test_the_first_table_of_the_page_is_read() -> None:
    (row,) = rows_of(PAGE)
    assert (row.task, row.figure, row.command) == (
        "right pair", "0.760 (other 0.499)", "python x.py"
    )  # fmt: skip


def test_the_page_about_the_data_shows_the_figures_and_the_coder(client: TestClient) -> None:
    text = client.get("/about").text
    assert measured()
    assert "PolNeAR" in text
    assert "hand-1" in text
