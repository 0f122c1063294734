"""Who acts on whom, and when nobody does; acts are given by hand, no model is loaded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman import resolve
from dragoman.annotate import annotate
from dragoman.records import Act, Actor, Event, Evidence, Reason, Report, Span, Statement
from dragoman.resolve import ActorTables, Setting
from dragoman.resolve.parties import able, of_spans, without_hearers

INVENTED = Path(dragoman.__path__[0]) / "demo" / "actors.tsv"


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load(extra=[INVENTED])


def events(words: str, tables: ActorTables, *marked: tuple[str, str, str, str]) -> list[Event]:
    """What becomes of acts given as (trigger, type, actor, recipient), the last two or empty."""
    text = annotate(Report(words, published=date(2023, 6, 14)))

    def at(part: str) -> tuple[Span, ...]:
        start = words.index(part)
        return (Span(start, start + len(part)),) if part else ()

    acts = [
        Act(
            at(trigger)[0], type_, None, (), (), "happened", at(actor), at(recipient),
            reasons=(Reason("test", trigger),),
        )
        for trigger, type_, actor, recipient in marked
    ]  # fmt: skip
    return list(resolve.events(acts, (), Setting.of(text, tables)))


def parties(event: Event) -> tuple[list[str], list[str]]:
    return [each.id for each in event.actors], [each.id for each in event.recipients]


def test_a_thing_that_is_hit_stands_for_its_state(tables: ActorTables) -> None:
    words = "Drovia bombed two Ruvenian villages."
    (found,) = events(words, tables, ("bombed", "ASSAULT", "Drovia", "two Ruvenian villages"))
    assert parties(found) == (["XDR GOV"], ["XRU"])


def test_a_depot_of_an_army_stands_for_the_army(tables: ActorTables) -> None:
    words = "Drovia bombed a depot of the Ruvenian army."
    (found,) = events(
        words, tables, ("bombed", "ASSAULT", "Drovia", "a depot of the Ruvenian army")
    )
    assert parties(found) == (["XDR GOV"], ["XRU MIL"])


def test_its_forces_are_those_of_the_state_just_named(tables: ActorTables) -> None:
    words = "Drovia denied that its forces had shelled Tolmach."
    (found,) = events(words, tables, ("shelled", "ASSAULT", "its forces", "Tolmach"))
    assert parties(found)[0] == ["XDR MIL"]


@pytest.mark.parametrize(
    ("words", "trigger", "type_", "actor", "recipient"),
    [
        ("The film attacked Kestria.", "attacked", "ACCUSE", "The film", "Kestria"),
        ("A man disputed it.", "disputed", "REJECT", "A man", ""),
        ("Kestria praised Kestria.", "praised", "SUPPORT", "Kestria", "Kestria"),
        ("The lobby urged Kestria.", "urged", "REQUEST", "The lobby", "Kestria"),
        ("Shares hit the roof in Kestria.", "hit", "ASSAULT", "Shares", "the roof"),
    ],
)
def test_where_nobody_acts_on_anybody_there_is_no_event(
    words: str, trigger: str, type_: str, actor: str, recipient: str, tables: ActorTables
) -> None:
    assert events(words, tables, (trigger, type_, actor, recipient)) == []


def test_a_deed_by_unknown_hands_against_known_people_stands(tables: ActorTables) -> None:
    words = "Gunmen abducted three Kestrian nurses."
    (found,) = events(words, tables, ("abducted", "ASSAULT", "", "three Kestrian nurses"))
    assert [each.country for each in found.recipients] == ["XKE"]


def test_drills_of_two_states_are_cooperation(tables: ActorTables) -> None:
    words = "Drovia and Lumera held a drill."
    (found,) = events(words, tables, ("drill", "MOBILIZE", "Drovia and Lumera", ""))
    assert (found.type, found.quad) == ("COOPERATE", 2)


def test_an_act_told_twice_is_one_record_with_both_tellings(tables: ActorTables) -> None:
    words = "Lumera sanctioned Aldoria on Tuesday. Carvenia had sanctioned its own Aldorian rivals."
    once = ("sanctioned", "SANCTION", "Lumera", "Aldoria")
    again = ("sanctioned its", "SANCTION", "Carvenia", "Aldoria")
    assert len(events(words, tables, once, again)) == 2
    told = (
        "Lumera sanctioned Aldoria on Tuesday. "
        "The sanctions that Baiyun put on Brennport on Tuesday stung."
    )
    second = ("sanctions that", "SANCTION", "Baiyun", "Brennport")
    (found,) = events(told, tables, once, second)
    assert len(found.evidence.quotes) == 2


def test_two_accusations_of_different_matters_are_two(tables: ActorTables) -> None:
    words = (
        "Aldoria accused Lumera of spying on ports. Brennport accused the Lumerans of a cut cable."
    )
    first = ("accused Lumera", "ACCUSE", "Aldoria", "Lumera")
    then = ("accused the", "ACCUSE", "Brennport", "the Lumerans")
    assert len(events(words, tables, first, then)) == 2


def test_officials_whom_somebody_meets_are_of_their_government(tables: ActorTables) -> None:
    words = "Otto Hartmund met two Lumeran officials."
    (found,) = events(words, tables, ("met", "CONSULT", "Otto Hartmund", "two Lumeran officials"))
    assert parties(found)[1] == ["XLU GOV"]


def test_an_actor_whom_no_table_knows_stands_where_little_doubt_is_left(
    tables: ActorTables,
) -> None:
    text = annotate(Report("The Orrin movement boycotted the vote.", published=date(2023, 6, 14)))
    act = Act(
        Span(19, 28), "PROTEST", None, (), (), "happened", (Span(0, 18),), (),
        reasons=(Reason("test", "boycotted", 0.95),),
    )  # fmt: skip
    setting = Setting.of(text, tables)
    (found,) = resolve.events([act], (), setting)
    assert found.actor_spans == (Span(0, 18),)
    doubtful = replace(act, reasons=(Reason("test", "boycotted", 0.5),))
    assert resolve.events([doubtful], (), setting) == ()


def test_a_pronoun_that_leads_to_nobody_is_no_actor(tables: ActorTables) -> None:
    text = annotate(Report("That is what he refuses.", published=date(2023, 6, 14)))
    act = Act(
        Span(16, 23), "REJECT", None, (), (), "happened", (Span(13, 15),), (),
        reasons=(Reason("test", "refuses", 0.95),),
    )  # fmt: skip
    assert resolve.events([act], (), Setting.of(text, tables)) == ()


def test_a_state_may_act_on_its_own_people(tables: ActorTables) -> None:
    words = "Drovian police arrested Drovian officials."
    (found,) = events(words, tables, ("arrested", "COERCE", "Drovian police", "Drovian officials"))
    assert found.recipient_spans


@pytest.mark.parametrize(
    ("words", "marked", "expected"),
    [
        ("Peru's foreign minister, Ana Orro, rebuked Chile.", "Peru's", "PER GOV:Ana Orro"),
        ("A call by Kenya’s army chief Odo Wambu angered Uganda.", "Kenya’s", "KEN MIL:Odo Wambu"),
        ("A raid by Drovia's navy angered Kestria.", "Drovia's", "XDR MIL:Navy"),
    ],
)
def test_a_bare_possessive_stands_for_what_it_owns(
    words: str, marked: str, expected: str, tables: ActorTables
) -> None:
    verb = "rebuked" if "rebuked" in words else "angered"
    hit = words.split()[-1].strip(".")
    (found,) = events(words, tables, (verb, "ACCUSE", marked, hit))
    assert parties(found)[0] == [expected]


@pytest.mark.parametrize(
    ("words", "caller", "other"),
    [
        (
            "Ana Orro of Peru and Chile's Leo Berg spoke on Monday in a call. "
            "The phone call by Ana Orro to Leo Berg was short.",
            "Ana Orro", "Leo Berg",
        ),
        (
            "Odo Wambu of Kenya and Uganda's Ida Mutebi spoke on Monday in a call. "
            "The phone call by Odo Wambu to Ida Mutebi was short.",
            "Odo Wambu", "Ida Mutebi",
        ),
    ],
)  # fmt: skip
def test_a_call_of_two_told_again_with_its_caller_is_one_call(
    words: str, caller: str, other: str, tables: ActorTables
) -> None:
    first = words.split(". ")[0]
    text = annotate(Report(words, published=date(2023, 6, 14)))
    both = [Span(at := words.index(name), at + len(name)) for name in (caller, other)]
    later = [
        Span(at := words.index(name, len(first)), at + len(name))
        for name in ("phone call", caller, other)
    ]
    spoke = Span(words.index("spoke"), words.index("spoke") + 5)
    call = "CONSULT"
    acts = [
        Act(spoke, call, None, ("phone",), (), "happened", tuple(both), ()),
        Act(later[0], call, None, ("phone",), (), "happened", (later[1],), (later[2],)),
    ]
    (found,) = resolve.events(acts, (), Setting.of(text, tables))
    assert [actor.name for actor in (*found.actors, *found.recipients)] == [caller, other]
    assert found.when is not None
    assert found.when.start == date(2023, 6, 12)


@pytest.mark.parametrize(
    ("words", "verb", "actors", "expected"),
    [
        (
            "The quarrel of Peru and Chile grew after Lima ordered out a Chilean envoy.",
            "ordered", ("Chile", "Lima"), ["PER GOV"],
        ),
        (
            "Kenya has been angry since Uganda fired at a Kenyan boat.",
            "fired", ("Kenya", "Uganda"), ["UGA GOV"],
        ),
        (
            "Iraq and Iran were at war when Tehran seized an Iraqi ship.",
            "seized", ("Iraq", "Tehran"), ["IRN GOV"],
        ),
        (
            "After talks Peru and Chile accused Ecuador of smuggling.",
            "accused", ("Peru", "Chile"), ["PER GOV", "CHL GOV"],
        ),
        (
            "Peru waited, and after a week Chile too expelled an envoy.",
            "expelled", ("Chile",), ["CHL GOV"],
        ),
    ],
)  # fmt: skip
def test_who_stands_outside_a_clause_does_not_act_in_it(
    words: str, verb: str, actors: tuple[str, ...], expected: list[str], tables: ActorTables
) -> None:
    text = annotate(Report(words, published=date(2023, 6, 14)))
    spans = tuple(Span(at := words.index(name), at + len(name)) for name in actors)
    trigger = Span(words.index(verb), words.index(verb) + len(verb))
    end = Span(words.rindex(" ") + 1, len(words) - 1)
    act = Act(trigger, "SANCTION", None, (), (), "happened", spans, (end,))
    setting = Setting.of(text, tables)
    found = of_spans(able(act, (), setting), setting)
    assert [actor.id for actor in found] == expected


@pytest.mark.parametrize(
    ("words", "verb", "said", "actors", "expected"),
    [
        (
            "Peru said Chile must leave the islands alone in talks with Ecuador.",
            "talks", "Chile must leave the islands alone", ("Peru", "Chile"), ["PER GOV"],
        ),
        (
            "In a call Peru told Ecuador that Chile would soon give way.",
            "call", "that Chile would soon give way", ("Peru", "Chile"), ["PER GOV"],
        ),
        (
            "Ecuador said Peru and Chile had held talks on fish.",
            "talks", "Peru and Chile had held talks on fish", ("Ecuador", "Peru", "Chile"),
            ["PER GOV", "CHL GOV"],
        ),
        (
            "Peru said Chile must leave the islands alone in a call on Monday to Ecuador.",
            "call", "Chile must leave the islands alone in a call on Monday to Ecuador",
            ("Peru", "Chile"), ["PER GOV", "CHL GOV"],
        ),
        (
            "Ecuador said the talks with Chile had begun.",
            "talks", "the talks with Chile had begun", ("Ecuador",), ["ECU GOV"],
        ),
        (
            "Talks were held, and it was Chile, Ecuador said.",
            "Talks", "it was Chile", ("Chile",), ["CHL GOV"],
        ),
    ],
)  # fmt: skip
def test_nobody_acts_across_the_words_that_are_said(
    words: str,
    verb: str,
    said: str,
    actors: tuple[str, ...],
    expected: list[str],
    tables: ActorTables,
) -> None:
    text = annotate(Report(words, published=date(2023, 6, 14)))

    def at(part: str) -> Span:
        return Span(start := words.index(part), start + len(part))

    act = Act(at(verb), "CONSULT", None, (), (), "happened", tuple(at(name) for name in actors), ())
    statement = Statement(
        "s", "indirect", None, (), (), (at(actors[0]),), (), (at(said),),
        Evidence.cite(text.report, at(said)),
    )  # fmt: skip
    setting = Setting.of(text, tables)
    found = of_spans(able(act, (statement,), setting), setting)
    assert [actor.id for actor in found] == expected


def test_one_of_those_who_agree_is_not_agreed_with_by_both(tables: ActorTables) -> None:
    words = "Peru and Chile agreed to reopen the border."
    text = annotate(Report(words, published=date(2023, 6, 14)))
    peru, chile = Span(0, 4), Span(9, 14)
    agreed = Span(15, 21)
    act = Act(
        agreed, "AGREE", None, (), (), "happened", (peru, chile), (chile,),
        reasons=(Reason("event model: AGREE", "agreed", 0.9),),
    )  # fmt: skip
    (found,) = resolve.events((act,), (), Setting.of(text, tables))
    assert parties(found) == (["PER GOV", "CHL GOV"], [])


@pytest.mark.parametrize(
    ("words", "verb", "said", "hearer", "expected"),
    [
        (
            "Peru told Chile that Ecuador had closed the port.", "closed",
            "that Ecuador had closed the port", "Chile", [],
        ),
        (
            "Peru told Chile that it would boycott it.", "told", "that it would boycott it",
            "Chile", ["CHL GOV"],
        ),
        (
            "Peru told Chile to close the port.", "close", "to close the port", "Chile",
            ["CHL GOV"],
        ),
    ],
)  # fmt: skip
def test_who_is_told_of_an_act_takes_no_part_in_it(
    words: str, verb: str, said: str, hearer: str, expected: list[str], tables: ActorTables
) -> None:
    text = annotate(Report(words, published=date(2023, 6, 14)))

    def at(part: str) -> Span:
        return Span(start := words.index(part), start + len(part))

    setting = Setting.of(text, tables)
    act = Act(at(verb), "COERCE", None, (), (), "happened", (), (at(hearer),))
    told = Statement(
        "s", "indirect", None, setting.who(at(hearer)), (), (at("Peru"),), (at("told"),),
        (at(said),), Evidence.cite(text.report, at(said)),
    )  # fmt: skip
    spans = without_hearers(act.recipients, act, told, setting)
    assert [actor.id for span in spans for actor in setting.who(span)] == expected


@pytest.mark.parametrize(
    ("pronoun", "expected"), [("We", ["GOV:Lin Orro"]), ("They", [])],
)  # fmt: skip
def test_we_who_are_nobody_known_are_the_speaker(
    pronoun: str, expected: list[str], tables: ActorTables
) -> None:
    words = f"Orro: {pronoun} urge Chile to stop the patrols."
    text = annotate(Report(words, published=date(2023, 6, 14)))

    def at(part: str) -> Span:
        return Span(start := words.index(part), start + len(part))

    said = at(words[6:])
    told = Statement(
        "s", "direct", Actor(None, "GOV", "Lin Orro"), (), (), (at("Orro"),), (), (said,),
        Evidence.cite(text.report, said),
    )  # fmt: skip
    act = Act(
        at("urge"), "REQUEST", None, (), (), "happened", (at(pronoun),), (at("Chile"),),
        attribution=0, reasons=(Reason("event model: REQUEST", "urge", 0.7),),
    )  # fmt: skip
    found = resolve.events((act,), (told,), Setting.of(text, tables))
    assert [actor.id for event in found for actor in event.actors] == expected


def test_a_leaders_words_to_both_powers_are_for_the_other(tables: ActorTables) -> None:
    words = "Jonas Lindqvar warned Bevaria and Drovia."
    (found,) = events(words, tables, ("warned", "THREATEN", "Jonas Lindqvar", "Bevaria and Drovia"))
    assert parties(found) == (["XBE GOV:Jonas Lindqvar"], ["XDR GOV"])


def test_a_meeting_that_only_its_surroundings_suggest_needs_two(tables: ActorTables) -> None:
    words = "Drovia formulates its policy on Ruvenia."
    text = annotate(Report(words))
    drovia, ruvenia = Span(0, 6), Span(words.index("Ruvenia"), words.index("Ruvenia") + 7)
    act = Act(
        Span(7, 17), "CONSULT", None, (), (), "happened", (drovia,), (),
        reasons=(Reason("event model: CONSULT", "formulates", 0.8),),
    )  # fmt: skip
    guess = replace(act, reasons=(*act.reasons, Reason("rule: by its surroundings alone")))
    setting = Setting.of(text, tables)
    assert len(resolve.events([act], (), setting)) == 1
    assert not resolve.events([guess], (), setting)
    assert len(resolve.events([replace(guess, recipients=(ruvenia,))], (), setting)) == 1


def test_a_word_of_a_name_is_no_act(tables: ActorTables) -> None:
    words = "Drovia praised the Northern Sea Council beside Ruvenia."
    assert not events(words, tables, ("Council", "CONSULT", "Drovia", "Ruvenia"))
    assert events(words, tables, ("praised", "SUPPORT", "Drovia", "Ruvenia"))
