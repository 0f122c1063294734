from __future__ import annotations

import json
from dataclasses import replace

from dragoman.records import Actor, Findings, Report
from dragoman.views.wire import wire

# The keys and their order are those of docs' wire format; no change without a new version of it.
KEYS = {
    "": "report actors times statements positions events meetings relations",
    "report": "id title published published_basis outlet agency language sha256 coder",
    "actors": "id country sector name office mentions",
    "times": "start end text from to precision basis timex3",
    "statements": "id kind speaker source cue content addressees via anonymous within when why",
    "positions": "id holder kind issues addressees statement evidence why",
    "events": "id type plover modes contexts actors recipients actor_spans recipient_spans when "
    "place status according_to meeting quad score cameo evidence why",
    "meetings": "id kind participants when place history reschedules",
    "relations": "source target type quad scores",
}


def as_json(findings: Findings) -> dict:  # type: ignore[type-arg]
    row = json.loads(json.dumps(wire(findings)))
    assert isinstance(row, dict)
    return row


def test_keys_stand_in_the_documented_order(full: Findings) -> None:
    row = as_json(full)
    assert " ".join(row) == KEYS[""]
    assert " ".join(row["report"]) == KEYS["report"]
    for part in ("actors", "times", "statements", "positions", "events", "meetings", "relations"):
        assert " ".join(row[part][0]) == KEYS[part]


def test_the_id_of_the_input_line_comes_back(full: Findings, report: Report) -> None:
    assert as_json(full)["report"]["id"] == "r1"
    bare = replace(report, external_id=None)
    assert as_json(Findings(bare, "c"))["report"]["id"] == bare.id


def test_an_actor_stands_once_with_all_its_mentions(full: Findings) -> None:
    kessling, drovia, ministry = as_json(full)["actors"]
    assert [mention["text"] for mention in kessling["mentions"]] == ["Ilse Kessling", "Kessling"]
    assert kessling["office"] == "Minister of Foreign Affairs"
    assert drovia["id"] == "DRV GOV"
    assert ministry["mentions"] == []


def test_every_actor_that_a_record_names_has_a_row(full: Findings) -> None:
    row = as_json(full)
    rows = {actor["id"] for actor in row["actors"]}
    used = {id_ for event in row["events"] for id_ in (*event["actors"], *event["recipients"])}
    used |= {id_ for s in row["statements"] for id_ in (*s["addressees"], *s["via"])}
    used |= {id_ for m in row["meetings"] for ids in m["participants"].values() for id_ in ids}
    assert used <= rows


def test_an_office_that_only_a_later_mention_gives_is_kept(full: Findings) -> None:
    bare = replace(full.mentions[0], actor=Actor("TRN", "GOV", "Ilse Kessling"))
    row = as_json(replace(full, mentions=(bare, *full.mentions[1:])))
    assert row["actors"][0]["office"] == "Minister of Foreign Affairs"


def test_spans_slice_the_text_in_code_points(full: Findings) -> None:
    row = as_json(full)
    [start, end] = row["statements"][1]["cue"][0]
    assert full.report.text[start:end] == "has yet to comment"


def test_only_an_event_without_a_type_has_a_kind(full: Findings) -> None:
    visit, drone = as_json(full)["events"]
    assert "kind" not in visit
    assert drone["type"] is None
    assert drone["kind"] == "overflight"


def test_a_time_that_stays_unresolved_says_so(full: Findings) -> None:
    time = as_json(full)["times"][1]
    assert (time["from"], time["to"]) == (None, None)
    assert (time["precision"], time["basis"]) == ("unknown", "unresolved")
    assert time["timex3"] == {"type": "DATE", "value": "XXXX-06-14"}


def test_a_silence_is_told_first_among_the_reasons(full: Findings) -> None:
    statement = as_json(full)["statements"][1]
    assert statement["content"] == []
    assert [why["rule"].split(":")[0] for why in statement["why"]] == ["silence", "announced"]


def test_a_reason_holds_rule_words_and_score(full: Findings) -> None:
    assert as_json(full)["events"][0]["why"] == [
        {"rule": "event model: CONSULT", "words": "visit", "score": 0.9}
    ]


def test_unknown_stays_null(full: Findings) -> None:
    _, drone = as_json(full)["events"]
    assert drone["when"] is None
    assert drone["according_to"] is None
    assert drone["place"]["lat"] is None
    assert as_json(full)["statements"][1]["speaker"] is None


def test_participants_keep_the_order_of_the_sides(full: Findings) -> None:
    assert list(as_json(full)["meetings"][0]["participants"]) == ["TRN", "DRV"]


def test_the_same_findings_give_the_same_bytes(full: Findings) -> None:
    assert json.dumps(wire(full)) == json.dumps(wire(full))
