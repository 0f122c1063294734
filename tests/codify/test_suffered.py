"""Acts whose subject is the one acted on; acts are given by hand, no model is loaded."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify.suffered import accused, turned
from dragoman.records import Act, Report, Span


def act(words: str, trigger: str, type_: str, actor: str, recipient: str = "") -> Act:
    def at(part: str) -> tuple[Span, ...]:
        return (Span(words.index(part), words.index(part) + len(part)),) if part else ()

    given = Act(at(trigger)[0], type_, None, (), (), "happened", at(actor), at(recipient))
    return turned(given, annotate(Report(words)))


@pytest.mark.parametrize(
    ("words", "trigger", "type_"),
    [
        ("Sarenko has faced sharp criticism for her silence.", "criticism", "ACCUSE"),
        ("Sarenko came under heavy fire over the ferry.", "fire", "ACCUSE"),
        ("Sarenko's decree drew protests in three towns.", "protests", "PROTEST"),
        ("Sarenko was briefly detained at the port.", "detained", "COERCE"),
    ],
)
def test_who_faces_an_act_is_its_recipient(words: str, trigger: str, type_: str) -> None:
    found = act(words, trigger, type_, "Sarenko")
    assert (found.actors, found.recipients) == ((), (Span(0, 7),))


@pytest.mark.parametrize(
    ("words", "trigger", "recipient"),
    [
        ("Sarenko voiced criticism of the ferry.", "criticism", ""),
        ("Sarenko was outraged at the ferry.", "outraged", ""),
        ("Sarenko, who faces an election, condemned Belmark.", "condemned", "Belmark"),
    ],
)
def test_who_acts_stays_the_actor(words: str, trigger: str, recipient: str) -> None:
    assert act(words, trigger, "ACCUSE", "Sarenko", recipient).actors == (Span(0, 7),)


@pytest.mark.parametrize(
    ("words", "trigger", "recipient", "kept"),
    [
        ("Sarenko condemned the bombing of Belmark's embassies.", "condemned", "Belmark", ""),
        ("Sarenko deplored attacks on the Belmark garrison.", "deplored", "Belmark", ""),
        ("Sarenko condemned Belmark's bombing of the port.", "condemned", "Belmark", "Belmark"),
        (
            "Sarenko condemned the bombing of the port by Belmark.",
            "condemned",
            "Belmark",
            "Belmark",
        ),
        ("Sarenko condemned the government of Belmark.", "condemned", "Belmark", "Belmark"),
    ],
)
def test_whom_the_condemned_act_hit_is_not_accused(
    words: str, trigger: str, recipient: str, kept: str
) -> None:
    def at(part: str) -> Span:
        return Span(words.index(part), words.index(part) + len(part))

    given = Act(at(trigger), "ACCUSE", None, (), (), "happened", (at("Sarenko"),), (at(recipient),))
    found = accused(given, annotate(Report(words)))
    assert [span.of(words) for span in found.recipients] == ([kept] if kept else [])
