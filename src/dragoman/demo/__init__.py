"""A small invented corpus: twenty reports about states, outlets and people that do not exist.

It holds talks told by both sides, two readouts of one call, a visit that is announced, called off
and set again, one threat carried out and one not, a wire story in five papers, an undated report,
and a football match in which nothing happens between states.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

# The two dyads that the corpus is about, for the hints after the demo.
DYADS = (("Belmark", "Drovia"), ("Lumera", "Yamatsu"))


def reports() -> Path:
    """The folder of the demo's reports."""
    return Path(str(files("dragoman.demo") / "reports"))


def actors() -> Path:
    """The table of the demo's invented states, people and places."""
    return Path(str(files("dragoman.demo") / "actors.tsv"))
