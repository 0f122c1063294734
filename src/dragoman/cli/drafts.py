"""The coder's drafts for one text: spans before names are known, as labelled sets mark them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from dragoman import attribute, codify, resolve
from dragoman.annotate import annotate
from dragoman.models import Encoded, Encoder
from dragoman.records import Act, Attribution, Report, Statement, Text


class Drafter:
    """Runs the first stages of the pipeline on one text after another."""

    def __init__(self, *, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or Encoder()

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

    def statements(self, report: Report) -> tuple[tuple[Attribution, ...], tuple[Statement, ...]]:
        """Attributions and, in the same order, the statements that become of them."""
        text, windows = self._encoded(report)
        attributions = self._attributions(text, windows)
        setting = resolve.Setting.of(text, self._tables)
        return attributions, resolve.statements(attributions, setting)

    def _encoded(self, report: Report) -> tuple[Text, Sequence[Encoded]]:
        text = annotate(report)
        return text, tuple(self._encoder.encode(text))

    def _attributions(self, text: Text, windows: Sequence[Encoded]) -> tuple[Attribution, ...]:
        return attribute.attributions(text, windows, self._encoder.heads)

    @cached_property
    def _tables(self) -> resolve.ActorTables:
        return resolve.ActorTables.load()
