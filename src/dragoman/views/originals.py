"""Which reports go back to one text, asked again and again while a ledger is open."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dragoman.ledger import Ledger
from dragoman.link.copies import Sheet, origins_of, sheet

MOST_COMPARED = 1_000
"""Up to so many reports at once are compared."""
MOST_HELD = 10_000


class Originals:
    """The origin of each of some reports, as they were linked. Reports that are not linked yet are
    compared: what is needed of a text is read from it once, and a page that counts origins and then
    lists them asks for the same reports twice.
    """

    def __init__(self, ledger: Ledger, *, most_held: int = MOST_HELD) -> None:
        self._ledger = ledger
        self._sheets: dict[str, Sheet] = {}
        self._most_held = most_held
        self._last: tuple[frozenset[str], Mapping[str, str]] = frozenset(), {}

    def of(self, reports: Collection[str]) -> Mapping[str, str] | None:
        """For each report id the id of the earliest among them that carries the same text; None
        where they are not linked and more than are compared.
        """
        known = self._ledger.originals(reports)
        if known is not None:
            return known
        if len(reports) > MOST_COMPARED:
            return None
        asked, answer = self._last
        if asked == frozenset(reports):
            return answer
        held = self._sheets
        missing = [name for name in reports if name not in held]
        made = {report.id: sheet(report) for report in self._ledger.reports_named(missing)}
        found = origins_of(held.get(name) or made[name] for name in sorted(reports))
        if len(held) + len(made) > self._most_held:
            held = {}
        # Put in place whole, as other threads may be asking.
        self._sheets = {**held, **made}
        self._last = frozenset(reports), found
        return found
