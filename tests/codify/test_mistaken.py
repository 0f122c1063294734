"""Words that look like an act and are none; acts are given by hand."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.codify.mistaken import is_mistaken
from dragoman.records import Act, Report, Span


def mistaken(words: str, trigger: str, type_: str) -> bool:
    start = words.index(trigger)
    act = Act(Span(start, start + len(trigger)), type_, None, (), (), "happened", (), ())
    return is_mistaken(act, annotate(Report(words)))


@pytest.mark.parametrize(
    ("words", "trigger", "type_"),
    [
        ("An envoy, who refused to identify himself, said so.", "refused", "REJECT"),
        ("An envoy who asked not to be named said so.", "asked", "REQUEST"),
        ("An envoy who spoke on condition of anonymity said so.", "spoke", "CONSULT"),
        ("The officer hanged himself in his cell.", "hanged", "ASSAULT"),
        ("The rifle was sent to the police laboratory.", "sent", "MOBILIZE"),
        ("Kestria sent the files to a court in Tolmach.", "sent", "MOBILIZE"),
        ("Growers blamed the cold spring for the prices.", "blamed", "ACCUSE"),
        ("A firm released an emergency fix on Tuesday.", "released", "RETREAT"),
        ("A critic compared him to a coach.", "compared", "ACCUSE"),
        ("They met to arrest the long decline of the fishery.", "arrest", "COERCE"),
        ("The bank could not arrest falling prices.", "arrest", "COERCE"),
        ("Envoys warned that such a step would embolden the rebels.", "warned", "THREATEN"),
    ],
)
def test_nothing_of_the_kind_was_done(words: str, trigger: str, type_: str) -> None:
    assert mistaken(words, trigger, type_)


@pytest.mark.parametrize(
    ("words", "trigger", "type_"),
    [
        ("Kestria refused to name the envoy.", "refused", "REJECT"),
        ("Kestria asked Drovia to withdraw.", "asked", "REQUEST"),
        ("Kestria warned that it would recall its envoy.", "warned", "THREATEN"),
        ("Kestria warned that any step would have consequences.", "warned", "THREATEN"),
        ("Kestria warned that ships in the bay would be seized.", "warned", "THREATEN"),
        ("Police came to arrest the rising star of the party.", "arrest", "COERCE"),
        ("Kestrian guards killed themselves two deer.", "guards", "ASSAULT"),
        ("A man blew himself up at the gate.", "blew", "ASSAULT"),
        ("We are sending the second battery.", "sending", "MOBILIZE"),
        ("The tank brigade moved ten kilometres closer.", "moved", "MOBILIZE"),
        ("Kestria released two pilots and a statement.", "released", "RETREAT"),
        ("Kestria released the men on Sunday.", "released", "RETREAT"),
        ("Two frigates were sent to the strait.", "sent", "MOBILIZE"),
        ("Kestria sent 2,000 soldiers to the line.", "sent", "MOBILIZE"),
        ("Kestria blamed Drovia for the price of grain.", "blamed", "ACCUSE"),
        ("Kestria blamed the floods on the Drovian dam.", "blamed", "ACCUSE"),
        ("The premier compared Drovia's leader to Hitler.", "compared", "ACCUSE"),
    ],
)
def test_what_was_done_stays(words: str, trigger: str, type_: str) -> None:
    assert not mistaken(words, trigger, type_)
