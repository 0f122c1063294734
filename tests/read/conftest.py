"""What the tests of reading share."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from dragoman.read import ReadOptions, reports
from dragoman.records import ReadFailure, Report

Outcome = Report | ReadFailure


@pytest.fixture
def read_stdin() -> Callable[..., list[Outcome]]:
    def read(data: bytes, **choices: object) -> list[Outcome]:
        options = ReadOptions(stdin=io.BytesIO(data), **choices)  # type: ignore[arg-type]  # passed on
        return list(reports("-", options=options))

    return read
