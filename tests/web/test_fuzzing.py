"""Whatever a program sends to the API, the answer is no failure of ours."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="pip install -e '.[dev]'")


CALM = settings(
    max_examples=12, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def test_no_question_to_the_api_fails_on_our_side(client: TestClient) -> None:
    here = {"host": "localhost"}
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app, headers=here)
    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) == 15

    for operation in operations:

        @CALM
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = case.call(headers=here)
            assert answer.status_code < 500, answer.text
            assert answer.headers["content-type"][0].startswith("application/json")

        ask()
