"""The coder's drafts for one text: spans before names are known, as labelled sets mark them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from dragoman import attribute, codify, resolve
from dragoman.annotate import annotate
from dragoman.models import Encoded, Encoder
from dragoman.records import Act, Attribution, Mention, Report, Statement, Text


class Drafts(NamedTuple):
    """One text's attributions, the statement of each, all mentions, and what states are called."""

    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    states: Mapping[str, str]


class Drafter:
    """Runs the first stages of the pipeline on one text after another.

    `actors` are tables of the user's own, besides the shipped ones.
    """

    def __init__(self, *, encoder: Encoder | None = None, actors: Sequence[Path] = ()) -> None:
        self._encoder = encoder or Encoder()
        self._actors = actors

    @property
    def version(self) -> str:
        return self._encoder.version

    def attributions(self, report: Report) -> tuple[Attribution, ...]:
        """Who is said to have said what, as spans."""
        return self._attributions(*self._encoded(report))

    def acts(self, report: Report) -> tuple[Act, ...]:
        """Drafts of events, as spans."""
        text, windows = self._encoded(report)
        attributions = self._attributions(text, windows)
        return codify.acts(text, windows, self._encoder.heads, attributions)

    def statements(self, report: Report) -> Drafts:
        """Attributions, in the same order what becomes of them, and who the text mentions."""
        text, windows = self._encoded(report)
        attributions = self._attributions(text, windows)
        setting = resolve.Setting.of(text, self._tables)
        found = resolve.statements(attributions, setting)
        return Drafts(attributions, found, setting.mentions, self._tables.state_names)

    def _encoded(self, report: Report) -> tuple[Text, Sequence[Encoded]]:
        text = annotate(report)
        return text, tuple(self._encoder.encode(text))

    def _attributions(self, text: Text, windows: Sequence[Encoded]) -> tuple[Attribution, ...]:
        return attribute.attributions(text, windows, self._encoder.heads)

    @cached_property
    def _tables(self) -> resolve.ActorTables:
        return resolve.ActorTables.load(extra=self._actors)
