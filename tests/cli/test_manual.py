from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.cli.manual import commands, manual

PAGE = Path(__file__).parents[2] / "docs/cli.md"
MEND = "docs/cli.md is not what the commands say; run: python -m dragoman.cli.manual docs/cli.md"
COMMANDS = dict(commands())


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), MEND


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented_with_a_sentence(name: str) -> None:
    command = COMMANDS[name]
    assert f"## dragoman {name}\n" in manual()
    assert (command.help or "").strip().split("\n")[0].endswith(".")
    assert all(getattr(param, "help", "") for param in command.params)
