from __future__ import annotations

import dataclasses
import json
from datetime import date
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import FindingError, LedgerError
from dragoman.ledger import codec
from dragoman.ledger.nouns import Annotations
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Meeting,
    Mention,
    Occurrence,
    Place,
    Position,
    Reason,
    Relation,
    Report,
    Span,
    Statement,
    TimeExpression,
    When,
)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field, with lone surrogates in its words."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint is str:
        return st.text(st.characters(exclude_categories=()), max_size=12)
    if hint is float:
        return st.floats(allow_nan=False)
    if hint is Span:
        return st.builds(lambda at, size: Span(at, at + size), NUMBERS, NUMBERS.map(abs))
    if hint is Evidence:
        found = st.lists(values_of(Span), min_size=1, max_size=3)
        return found.map(lambda all: Evidence("r_1", tuple(all), ("q",) * len(all)))
    if origin in (Union, UnionType):
        return st.one_of(*(values_of(part) for part in parts))
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(values_of(parts[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(values_of(part) for part in parts))
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        fields = {field.name: values_of(hints[field.name]) for field in dataclasses.fields(hint)}
        return st.builds(cast(type, hint), **fields)
    return st.from_type(hint)


NUMBERS = st.integers(1, 10**9)
KINDS = (
    Actor, Annotations, Event, Evidence, Meeting, Mention, Occurrence, Place, Position, Reason,
    Relation, Report, Statement, TimeExpression, When,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_kind_of_record_comes_back_equal(kind: type, data: st.DataObject) -> None:
    record = data.draw(values_of(kind))

    assert codec.load(kind, codec.dump(record)) == record


def test_what_is_empty_or_usual_is_not_written() -> None:
    when = When(date(2023, 6, 14), None, "after", "explicit")

    assert json.loads(codec.dump(when)) == {
        "start": "2023-06-14", "precision": "after", "basis": "explicit",
    }  # fmt: skip


def test_two_lone_surrogates_do_not_become_one_character() -> None:
    reason = Reason("rule", "\ud83d" + "\ude00")

    assert codec.load(Reason, codec.dump(reason)) == reason


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(FindingError, match="'soon' is none of"):
        codec.dump(When(None, None, "soon", "explicit"))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"rule": 3}', '{"rule":"a","new":1}', "{}"])
def test_damaged_text_is_a_ledger_error(text: str) -> None:
    with pytest.raises(LedgerError, match="stored reason cannot be read"):
        codec.load(Reason, text)
