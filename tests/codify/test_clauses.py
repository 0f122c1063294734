"""Which acts of one sentence another act already tells; no model is loaded."""

from __future__ import annotations

from dragoman.codify.clauses import distinct
from dragoman.records import Act, Report, Span, Text


def kept(words: str, *marked: tuple[str, str]) -> list[str]:
    """The triggers left of acts (trigger, type) that all have the first word as actor."""
    whole = Span(0, len(words))
    text = Text(Report(words), (whole,), (whole,))
    actor = Span(0, words.index(" "))
    acts = []
    for trigger, type_ in marked:
        start = words.index(trigger)
        span = Span(start, start + len(trigger))
        acts.append(Act(span, type_, None, (), (), "happened", (actor,), ()))
    return [act.trigger.of(words) for act in distinct(acts, text)]


def test_what_is_refused_is_no_act_beside_the_refusal() -> None:
    words = "Drovia refuses to lift the ban."
    assert kept(words, ("refuses", "REJECT"), ("lift", "RETREAT")) == ["refuses"]


def test_what_is_asked_for_is_no_act_beside_the_request() -> None:
    words = "Kestria urged both armies to withdraw."
    assert kept(words, ("urged", "REQUEST"), ("withdraw", "RETREAT")) == ["urged"]


def test_what_somebody_is_accused_of_stays() -> None:
    words = "Kestria accused Drovia of bombing the mill."
    assert kept(words, ("accused", "ACCUSE"), ("bombing", "ASSAULT")) == ["accused", "bombing"]


def test_the_noun_counts_and_not_its_light_verb() -> None:
    words = "Elmara launched a mediation effort."
    assert kept(words, ("launched", "COOPERATE"), ("mediation", "CONSULT")) == ["mediation"]


def test_a_reproach_that_comes_with_a_deed_gives_way_to_it() -> None:
    words = "Istrava expelled two envoys, accusing them of spying."
    assert kept(words, ("expelled", "SANCTION"), ("accusing", "ACCUSE")) == ["expelled"]


def test_a_promise_to_meet_is_the_meeting_to_come() -> None:
    words = "Kestria agreed to meet the envoy."
    assert kept(words, ("agreed", "AGREE"), ("meet", "CONSULT")) == ["meet"]


def test_two_deeds_of_one_sentence_are_two() -> None:
    words = "Drovia bombed the port and arrested its mayor."
    assert kept(words, ("bombed", "ASSAULT"), ("arrested", "COERCE")) == ["bombed", "arrested"]
