"""Acts as words name them, and how a sentence tells them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.link.deeds.lexicon import lexicon
from dragoman.link.deeds.manner import manner

CASES = sorted(
    file
    for name in ("deeds*", "words*")
    for file in (Path(__file__).parents[1] / "cases" / "link").glob(f"{name}.yaml")
)
STATUSES = {
    "open", "partly followed", "followed", "contradicted", "lapsed", "withdrawn", "cannot tell"
}  # fmt: skip


def named(text: str, word: str) -> set[str]:
    at = text.index(word)
    return {key for act in lexicon().named(text) if act.start == at for key in act.keys}


@pytest.mark.parametrize(
    ("text", "word", "key"),
    [
        ("they freed the crew", "freed", "release"),
        ("it opened a consulate", "opened", "open"),
        ("it admitted two experts", "admitted", "allow"),
        ("it withdrew its troops", "withdrew", "withdraw"),
        ("it pulled its last men out of the town", "pulled", "withdraw"),
        ("it handed the boy over to his mother", "handed", "release"),
        ("the withdrawal of its men", "withdrawal", "withdraw"),
    ],
)
def test_an_act_is_known_in_each_of_its_forms(text: str, word: str, key: str) -> None:
    assert key in named(text, word)


def test_a_verb_that_asks_for_a_second_word_is_not_known_without_it() -> None:
    assert "release" not in named("it handed a note to the envoy", "handed")


def test_every_opposite_in_the_table_is_an_act_of_the_table() -> None:
    opposites = lexicon().opposites
    assert {other for others in opposites.values() for other in others} <= set(opposites)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drovia released the crew", "done"),
        ("Drovia has now released the crew", "done"),
        ("the crew was released", "done"),
        ("In May Drovia released the crew", "done"),
        ("Drovia has not yet released the crew", "not yet"),
        ("Drovia did not release the crew", "not done"),
        ("Drovia failed to release the crew", "not done"),
        ("Drovia refused on Monday to release the crew", "refused"),
        ("Drovia will not release the crew", "refused"),
        ("Drovia will release the crew", "promised"),
        ("Drovia agreed to release the crew", "promised"),
        ("Belmark denied that Drovia had released the crew", "denied"),
        ("unless Drovia released the crew", "apart"),
        ("the released crew", "apart"),
        ("the threat to set free the crew", "apart"),
        ("Belmark urged Drovia to release the crew", "apart"),
    ],
)
def test_how_an_act_is_told(text: str, expected: str) -> None:
    act = next(act for act in lexicon().named(text) if "release" in act.keys)
    if text.endswith("release the crew"):
        act = next(a for a in lexicon().named(text) if "release" in a.keys and a.form == "base")
    assert manner(text, act) == expected


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_cases_hold_what_they_must(file: Path) -> None:
    for case in yaml.safe_load(file.read_text(encoding="utf-8")):
        texts = " ".join(report["text"] for report in case["reports"])
        for deed in case["deeds"]:
            assert set(deed["status"].split("|")) <= STATUSES, case["name"]
            assert deed["words"] in texts, case["name"]
