from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import ReadError
from dragoman.read.gold import GoldReport, gold_kind, gold_reports
from dragoman.records import Span

SENTENCES = """# a comment
[1a,2r:Kestria] <1:expelled> [1r:two envoys]. || 1 SANCTION expel diplomatic happened
The king is tall. || -
No one <1:spoke>. || 1 KIND.silence - - happened
"""
PASSAGES = """# wire
[1s:Kessling] <1:said> {1:that [2s:Drovia] <2:will ask> [2t:her] {2:to wait}}.
|| 1 kind=indirect speaker="Ilse Kessling"
|| 2 kind=indirect speaker="Drovia" within=1 flags=announced
====
# none
Nothing was said.
"""


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.txt"
    path.write_text(SENTENCES, encoding="utf-8")
    return path


@pytest.fixture
def passages(tmp_path: Path) -> Path:
    path = tmp_path / "passages.txt"
    path.write_text(PASSAGES, encoding="utf-8")
    return path


def seeds(tmp_path: Path, document: dict[str, object], **more: object) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "r1.txt").write_text(
        " date 2023-06-14 Kessling said it would rain on Sunday.\n", encoding="utf-8"
    )
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"documents": {"r1": document}, **more}), encoding="utf-8")
    return path


def quotes(gold: GoldReport, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(gold.report.text) for span in spans]


def test_marks_are_taken_out_and_their_spans_kept(events: Path) -> None:
    gold = next(gold_reports(events))
    assert gold.report.text == "Kestria expelled two envoys."
    [event] = gold.events
    assert quotes(gold, event.trigger) == ["expelled"]
    assert quotes(gold, event.recipient_spans) == ["two envoys"]
    assert (event.types, event.modes, event.statuses) == (("SANCTION",), ("expel",), ("happened",))


def test_a_kind_stands_in_place_of_a_type(events: Path) -> None:
    *_, last = gold_reports(events)
    assert last.events[0].types == ("silence",)


def test_marks_nest_in_passages(passages: Path) -> None:
    gold = next(gold_reports(passages))
    outer, inner = gold.statements
    assert quotes(gold, outer.content) == ["that Drovia will ask her to wait"]
    assert quotes(gold, inner.addressee_spans) == ["her"]
    assert (inner.within, inner.flags) == ("1", ("announced",))


def test_files_of_one_folder_are_counted_through_for_what_is_held_out(tmp_path: Path) -> None:
    for name in ("a", "b"):
        lines = "".join(f"Day {name}{i}. || -\n" for i in range(6))
        (tmp_path / f"{name}.txt").write_text(lines, encoding="utf-8")
    held = [gold.report.text for gold in gold_reports(tmp_path, held_out=True)]
    assert held == ["Day b1."]
    assert [g.report.text for g in gold_reports(tmp_path / "b.txt", held_out=True)] == held


def test_a_broken_mark_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "events.txt"
    path.write_text("Fine. || -\n[1a:Kestria left. || 1 RETREAT - - happened\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"events\.txt:2"):
        list(gold_reports(path))


def test_the_kind_of_gold_is_seen_from_its_layout(tmp_path: Path, events: Path) -> None:
    (tmp_path / "polnear" / "text").mkdir(parents=True)
    (tmp_path / "polnear" / "attributions").mkdir()
    assert gold_kind(tmp_path / "polnear") == "polnear"
    assert gold_kind(events) == "events"
    with pytest.raises(ReadError, match="no such file"):
        gold_kind(tmp_path / "nowhere")


def test_of_several_annotators_the_first_is_taken(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "a_1.txt").write_bytes("Rain, she said.\r\n🕊".encode())
    gold = "E1\tAttribution:T1 Source:T2 Cue:T3 Content:T1\nT1\tContent 0 4\tRain\n"
    gold += "T2\tSource 6 9\tshe\nleft over\nT3\tCue 10 14\tsaid\nE2\tAttribution:T2 Source:T2\n"
    (tmp_path / "attributions" / "a_1_x1.ann").write_text(gold, encoding="utf-8")
    (tmp_path / "attributions" / "a_1_x2.ann").write_text("", encoding="utf-8")
    [article] = gold_reports(tmp_path)
    [statement] = article.statements
    assert article.name == "a_1"
    assert article.report.text.endswith("\r\n🕊")
    assert quotes(article, statement.source) == ["she"]


def test_seeds_are_read_as_the_user_would_read_them(tmp_path: Path) -> None:
    event = {
        "id": "E1", "tier": 1, "type": "NONE", "accept_types": ["NONE", "CONSULT"],
        "status": "historical background", "actor": ["GENERIC"], "recipient": ["CHN GOV"],
        "date": {"start": None, "end": "2023-06-14", "precision": "unknown"},
        "evidence": [{"start": 17, "end": 25}],
    }  # fmt: skip
    [gold] = gold_reports(seeds(tmp_path, {"events": [event]}))
    assert gold.report.published == date(2023, 6, 14)
    [found] = gold.events
    assert found.types == (None, "CONSULT")
    assert found.statuses == ("background",)
    assert (found.actors, found.recipients) == ((), ("CHN GOV",))


def test_what_did_not_occur_may_be_told_in_any_way_but_as_a_deed(tmp_path: Path) -> None:
    event = {"id": "E1", "type": "CONSULT", "status": "not_occurred", "actor": [],
             "recipient": None, "evidence": [{"start": 17, "end": 25}]}  # fmt: skip
    [gold] = gold_reports(seeds(tmp_path, {"events": [event]}))
    assert "negated" in gold.events[0].statuses
    assert not {"happened", "background"} & set(gold.events[0].statuses)


def test_a_claim_without_a_check_of_its_own_may_have_one_of_ours(tmp_path: Path) -> None:
    claims = [
        {"id": "N20", "false_claim": "Reuters took part", "evidence": []},
        {"id": "N99", "false_claim": "The moon is blue", "evidence": []},
        {"id": "N98", "false_claim": "x", "doc": "other", "evidence": []},
        {"id": "N97", "false_claim": "y", "check": {"section": "events", "type": "AID"}},
    ]
    [gold] = gold_reports(seeds(tmp_path, {}, must_not_assert=claims))
    assert [(claim.id, len(claim.checks)) for claim in gold.claims] == [
        ("N20", 2),
        ("N99", 0),
        ("N97", 1),
    ]


def test_a_missing_seed_is_named(tmp_path: Path) -> None:
    path = seeds(tmp_path, {})
    (tmp_path / "seeds" / "r1.txt").unlink()
    with pytest.raises(ReadError, match=r"r1\.txt: no such text"):
        list(gold_reports(path))


def test_output_of_the_coder_with_its_text_is_gold(tmp_path: Path) -> None:
    row = {
        "text": "Kessling left.",
        "report": {"id": "r1", "published": "2023-06-14", "title": None},
        "actors": [{"id": "TRN GOV:Kessling", "mentions": [{"start": 0, "end": 8}]}],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    [gold] = gold_reports(path)
    assert gold.report.external_id == "r1"
    assert gold.mentions[0].actors == ("TRN GOV:Kessling",)


def test_output_without_its_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"report": {}}\n', encoding="utf-8")
    with pytest.raises(ReadError, match='give the report\'s "text"'):
        list(gold_reports(path))
