"""References inside a report: "its", "the island", "both sides"; none that the text contradicts."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.annotate import annotate
from dragoman.records import Report
from dragoman.resolve.actors import ActorTables, mentions

ON = date(2022, 3, 1)


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def found(words: str, tables: ActorTables) -> list[tuple[str, str]]:
    text = annotate(Report(words, published=ON))
    return [(m.text, m.actor.id) for m in mentions(text, tables=tables, on=ON)]


def test_who_meddles_in_its_affairs_is_not_its_owner(tables: ActorTables) -> None:
    words = "India's foreign minister, S. Jaishankar, urged Canada to stop meddling in its affairs."
    assert ("its", "IND GOV") in found(words, tables)


def test_two_states_that_may_own_it_leave_it_open(tables: ActorTables) -> None:
    words = "Japan met an envoy of Peru after its ships entered the bay."
    assert "its" not in dict(found(words, tables))


def test_it_without_a_subject_means_nobody(tables: ActorTables) -> None:
    words = "Peru said it was clear that talks would go on, and it would be wrong to stop."
    assert "it" not in dict(found(words, tables))


def test_sides_of_nobody_in_particular_are_no_states(tables: ActorTables) -> None:
    words = "Peru told Chile that between any countries both sides must give way."
    assert "both sides" not in dict(found(words, tables))


def test_both_sides_of_a_river_are_no_states(tables: ActorTables) -> None:
    assert "both sides" not in dict(found("Peru and Chile fished on both sides of it.", tables))


def test_the_two_sides_are_those_named_last(tables: ActorTables) -> None:
    words = "France spoke of Italy. Peru and Chile traded fire. Both sides claimed the hill."
    assert [actor for text, actor in found(words, tables) if text == "Both sides"] == [
        "CHL GOV", "PER GOV",
    ]  # fmt: skip


def test_a_third_who_speaks_to_one_of_the_two_does_not_take_the_others_place(
    tables: ActorTables,
) -> None:
    words = (
        "Peru expelled an envoy of Chile. Chile protested to Peru. Mexico urged Chile to wait. "
        "The two countries had traded freely for years."
    )
    assert {actor for text, actor in found(words, tables) if text == "The two countries"} == {
        "CHL GOV", "PER GOV",
    }  # fmt: skip


def test_what_the_two_sides_speak_of_is_neither_of_them(tables: ActorTables) -> None:
    words = "Peru and Chile held talks. The two countries spoke of the war in eastern Congo."
    assert {actor for text, actor in found(words, tables) if text == "The two countries"} == {
        "CHL GOV", "PER GOV",
    }  # fmt: skip


def test_an_office_that_another_holds_is_of_another_state(tables: ActorTables) -> None:
    words = "China and India spoke; China asked for more. Foreign Minister Lena Orro agreed."
    assert dict(found(words, tables))["Foreign Minister Lena Orro"] == "GOV:Lena Orro"


def test_congress_is_the_reports_own_where_america_is_not_named(tables: ActorTables) -> None:
    words = "Peruvian miners marched. Peru sent police. Congress rejected the law."
    assert dict(found(words, tables))["Congress"] == "PER LEG:Parliament"


def test_those_who_report_and_edit_are_journalists(tables: ActorTables) -> None:
    words = "Peru agreed. (Reporting by Ann Orr and Max Berg; editing by Jane Doe)"
    journalists = [actor for _, actor in found(words, tables) if actor.startswith("JRN")]
    assert journalists == ["JRN:Ann Orr", "JRN:Max Berg", "JRN:Jane Doe"]


def test_a_spokesman_of_the_ministry_is_of_the_one_named_before(tables: ActorTables) -> None:
    words = "Peru's foreign ministry protested. A spokesman for the ministry said so."
    assert dict(found(words, tables))["A spokesman for the ministry"] == "PER GOV:anonymous-001"


def test_who_speaks_by_a_bare_name_is_a_person_for_she(tables: ActorTables) -> None:
    words = "Noor Haddani said it rains. She left."
    assert dict(found(words, tables))["She"] == "?:Noor Haddani"


def test_one_and_another_are_no_names(tables: ActorTables) -> None:
    assert found("Another said it rains. One added that it snows.", tables) == []


def test_he_inside_a_quotation_is_not_who_speaks(tables: ActorTables) -> None:
    words = (
        "The bank's president, Max Kessling, was blunt. Chile's finance minister, Iryna Kravets, "
        "tried to smile. “He did not say no,” she said."
    )
    assert dict(found(words, tables))["she"] == "CHL GOV:Iryna Kravets"


def test_a_nameless_minister_is_he(tables: ActorTables) -> None:
    words = "The minister of Peru came out at four. “No,” he said."
    assert dict(found(words, tables))["he"] == "PER GOV"


def test_a_chancellor_of_any_state_is_the_chancellor(tables: ActorTables) -> None:
    words = "Chile's president called Chancellor Rurik Weiss. The Chancellor thanked him."
    assert dict(found(words, tables))["The Chancellor"].endswith(":Rurik Weiss")


def test_a_title_finds_the_holder_whom_the_report_names_later(tables: ActorTables) -> None:
    words = "The transport minister agreed. “Yes,” Transport Minister Ana Orr said."
    assert dict(found(words, tables))["The transport minister"] == "GOV:Ana Orr"


def test_gov_and_gen_are_titles(tables: ActorTables) -> None:
    words = "Gov. Ida Morvane met U.S. Gen. Max Orr. The governor left."
    assert dict(found(words, tables)) == {
        "Gov. Ida Morvane": "GOV:Ida Morvane",
        "U.S. Gen. Max Orr": "USA MIL:Max Orr",
        "The governor": "GOV:Ida Morvane",
    }


def test_one_of_two_officials_is_a_source_of_its_own(tables: ActorTables) -> None:
    words = "Two Peruvian officials agreed. One said it rained. “It snows,” another added."
    members = dict(found(words, tables))
    assert (members["One"], members["another"]) == (
        "PER GOV:anonymous-002", "PER GOV:anonymous-003",
    )  # fmt: skip


def test_one_alone_is_nobody(tables: ActorTables) -> None:
    assert "One" not in dict(found("Peru agreed. One said it rained.", tables))


def test_the_first_visit_by_an_office_is_not_its_holders(tables: ActorTables) -> None:
    words = "It was the first visit to Peru by the U.S. secretary of state in five years."
    assert dict(found(words, tables))["the U.S. secretary of state"] == "USA GOV"


def test_an_apposition_is_the_one_person_that_he_means(tables: ActorTables) -> None:
    words = "The mission's commander, General Max Orr of Peru, declined. “No,” he said."
    assert dict(found(words, tables))["he"] == "PER MIL:Max Orr"


def test_who_stands_after_a_preposition_is_not_he(tables: ActorTables) -> None:
    words = "President Ana Orr apologized. According to a Peruvian official, she wept."
    assert dict(found(words, tables))["she"] == "GOV:Ana Orr"


def test_a_capital_whose_envoy_is_meant_is_named_too(tables: ActorTables) -> None:
    for words, capital in (
        ("The visit was prepared by Ankara's ambassador.", ("Ankara", "TUR GOV")),
        ("It was the first trip by Warsaw's top diplomat in years.", ("Warsaw", "POL GOV")),
        ("Officials met Seoul's defence minister in Manila.", ("Seoul", "KOR GOV")),
    ):
        assert capital in found(words, tables)


def test_land_that_is_part_of_a_state_is_no_party(tables: ActorTables) -> None:
    for words, state in (
        ("Madrid calls the rock an inseparable part of Spain.", "Spain"),
        ("Kinshasa said that Goma was part of Congo.", "Congo"),
        ("The islands are, the minister said, an integral part of Japan.", "Japan"),
    ):
        assert state not in dict(found(words, tables))


def test_the_title_of_a_statement_says_whose_words_it_is(tables: ActorTables) -> None:
    title = "Statement by the Ministry of Foreign Affairs of Lithuania on Belarus"
    report = Report("We condemn the arrests. Our border stays open.", title=title, published=ON)
    people = [(m.text, m.actor.id) for m in mentions(annotate(report), tables=tables, on=ON)]
    assert people == [("We", "LTU GOV"), ("Our", "LTU GOV")]


def test_the_title_of_a_news_story_says_nothing_of_the_kind(tables: ActorTables) -> None:
    report = Report("We saw Lithuania's border.", title="A walk by the sea", published=ON)
    people = [m.text for m in mentions(annotate(report), tables=tables, on=ON)]
    assert "We" not in people


def test_who_is_named_behind_what_he_is_is_that_person_of_that_state(tables: ActorTables) -> None:
    words = (
        "The head of the Kenyan delegation, Foreign Minister Ana Okoro, left for home. Brazil's "
        "chief delegate, Deputy Trade Minister Luiz Prado, stayed."
    )
    assert [id_ for _, id_ in found(words, tables)] == [
        "KEN GOV:Ana Okoro", "KEN GOV:Ana Okoro", "BRA GOV:Luiz Prado", "BRA GOV:Luiz Prado",
    ]  # fmt: skip


def test_a_list_of_persons_names_several(tables: ActorTables) -> None:
    words = "The Kenyan negotiator, Foreign Minister Ana Okoro, and Luiz Prado of Brazil met."
    assert dict(found(words, tables))["The Kenyan negotiator"] != "KEN GOV:Ana Okoro"


@pytest.mark.parametrize(
    "words",
    [
        "A host, Larry King, said so. He licenses ''Larry King Now''. Mr. King, 82, agreed.",
        "The chair asked Ms. Bishop, and Ms. Bishop agreed.",
    ],
)
def test_a_surname_that_sounds_like_an_office_is_none(words: str, tables: ActorTables) -> None:
    assert not any(actor.startswith(("GOV", "REL")) for _, actor in found(words, tables))


def test_a_king_keeps_his_office(tables: ActorTables) -> None:
    words = "King Harald met King Felipe of Spain. The King of Norway spoke."
    assert [actor for text, actor in found(words, tables) if "King" in text][:2] == [
        "NOR GOV:Harald V", "ESP GOV:Felipe VI",
    ]  # fmt: skip
