"""Who acts and who is acted on, where the model marked only some of them; spans are by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.annotate import annotate
from dragoman.records import Act, Report, Span
from dragoman.resolve import ActorTables, Setting
from dragoman.resolve.sides import Sides, sides

INVENTED = Path(dragoman.__path__[0]) / "demo" / "actors.tsv"


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load(extra=[INVENTED])


def of_contact(
    words: str, trigger: str, tables: ActorTables, *, actor: str = "", modes: tuple[str, ...] = ()
) -> Sides:
    start = words.index(trigger)
    actors = (Span(words.index(actor), words.index(actor) + len(actor)),) if actor else ()
    act = Act(
        Span(start, start + len(trigger)), "CONSULT", None, modes, (), "happened", actors, ()
    )  # fmt: skip
    return sides(act, None, [], Setting.of(annotate(Report(words)), tables))


def test_the_party_that_follows_a_contact_is_the_other_side(tables: ActorTables) -> None:
    found = of_contact("Kestria held talks with Drovia.", "talks", tables, actor="Kestria")
    assert [actor.country for actor in found.recipients] == ["XDR"]


def test_who_is_named_before_a_visit_made_it(tables: ActorTables) -> None:
    found = of_contact("Vera Sarenko was due on Friday.", "due", tables, modes=("visit",))
    assert [actor.name for actor in found.actors] == ["Vera Sarenko"]


def test_nobody_is_understood_to_have_acted_in_talks(tables: ActorTables) -> None:
    found = of_contact("Vera Sarenko was silent on the talks.", "talks", tables)
    assert found.actors == ()
