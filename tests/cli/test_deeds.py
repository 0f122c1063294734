from __future__ import annotations

import json

from .conftest import Run


def test_words_are_listed_with_their_status_and_signs(filled: Run) -> None:
    result = filled("deeds", "Drovia", "Belmark")
    head, quote, sign = result.stdout.splitlines()[:3]
    assert "↩ withdrawn  plan: Drovia → Belmark, due 2025-02-25" in head
    assert "“Drovia will visit Belmark on 2025-02-25.”" in quote
    assert sign.strip().startswith("withdraws (1.00): “Drovia called off")


def test_a_person_settles_a_deed_by_its_id(filled: Run) -> None:
    (line,) = json.loads(filled("deeds", "--json").stdout)["lines"]
    made = filled(
        "deeds", "settle", line["id"][:8], "--status", "followed", "--by", "Ada", "--why", "seen"
    )
    assert made.exit_code == 0, made.output
    assert "settled as followed by Ada" in made.stderr
    assert "settled by Ada" in filled("deeds", "--status", "followed").stdout
    assert "status by rule  withdrawn" in filled("show", line["id"]).stdout


def test_a_settlement_without_its_reason_is_refused_with_the_remedy(filled: Run) -> None:
    result = filled("deeds", "settle", "d_1", "--status", "followed")
    assert result.exit_code == 2
    assert "dragoman deeds settle ID --status S --by NAME --why TEXT" in result.stderr
    assert filled("deeds", "Drovia", "--why", "x").exit_code == 2


def test_an_unknown_id_or_status_is_named(filled: Run) -> None:
    settle = ("deeds", "settle", "d_nothing", "--by", "A", "--why", "x", "--status")
    assert filled(*settle, "open").exit_code == 3
    assert filled("deeds", "--status", "done").exit_code == 2
