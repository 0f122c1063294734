from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.settings import Settings


def test_arguments_win_over_the_environment_and_that_over_what_is_usual() -> None:
    environment = {"DRAGOMAN_LEDGER": "theirs.sqlite", "DRAGOMAN_ACTORS": "a.tsv:b.tsv"}
    assert Settings.of({}).ledger == "dragoman.sqlite"
    assert Settings.of(environment).ledger == "theirs.sqlite"
    assert Settings.of(environment).actors == (Path("a.tsv"), Path("b.tsv"))
    assert Settings.of(environment, ledger="mine.sqlite").ledger == "mine.sqlite"


def test_no_color_of_any_value_switches_colour_off() -> None:
    assert Settings.of({}).colour
    assert not Settings.of({"NO_COLOR": "0"}).colour


def test_an_empty_name_of_a_ledger_is_refused() -> None:
    with pytest.raises(SettingsError, match="DRAGOMAN_LEDGER"):
        Settings.of({"DRAGOMAN_LEDGER": " "})
