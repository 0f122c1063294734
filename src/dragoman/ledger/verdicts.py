"""What persons decided on deeds, and which of their verdicts holds for a deed."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Deed, Settlement


class Verdicts:
    """Settlements by the words that they are about, in the order in which they were made."""

    def __init__(self, settlements: Iterable[Settlement]) -> None:
        self._on: dict[tuple[str, str], Settlement] = {}
        for settlement in settlements:
            for name in (settlement.deed, *settlement.words):
                self._on[settlement.kind, name] = settlement

    def on(self, deed: Deed) -> Settlement | None:
        """The latest that is about the deed itself or words that it shares."""
        names = (deed.id, *deed.words)
        made = [self._on[deed.kind, name] for name in names if (deed.kind, name) in self._on]
        return max(made, key=lambda settlement: settlement.at, default=None)
