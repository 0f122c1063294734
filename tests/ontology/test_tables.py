from __future__ import annotations

import pytest

from dragoman.errors import OntologyError
from dragoman.ontology.tables import data_file, rows


def test_a_row_is_read_by_its_columns() -> None:
    (row,) = rows("t", ("a", "b"), table="a\tb\nx;y\t-2.5\n")
    assert row.words("a") == ("x", "y")
    assert row.number("b") == -2.5


@pytest.mark.parametrize(
    ("table", "says"),
    [("", "header"), ("b\ta\n", "header must be a, b"), ("a\tb\nx\n", "line 2: 1 cells")],
)
def test_a_malformed_table_names_its_line(table: str, says: str) -> None:
    with pytest.raises(OntologyError, match=says):
        list(rows("t", ("a", "b"), table=table))


def test_a_cell_that_is_no_number_is_named() -> None:
    (row,) = rows("t", ("a",), table="a\nmuch\n")
    with pytest.raises(OntologyError, match="line 2: a is 'much'"):
        row.number("a")


def test_a_missing_table_is_named() -> None:
    with pytest.raises(OntologyError, match=r"nothing\.tsv is missing"):
        data_file("nothing.tsv")
