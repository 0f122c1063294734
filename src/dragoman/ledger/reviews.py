"""What a review asks of a ledger: what people decided, and what they should look at next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from dragoman.ledger import corrections, doubting, links
from dragoman.ledger.doubting import Scope
from dragoman.ledger.held import Held
from dragoman.ledger.nouns import Correction, Doubtful, Record
from dragoman.records import Occurrence

EVERYTHING = Scope()


class Reviews(Held):
    """Corrections, the queue of doubtful records, and occurrences as they were linked."""

    def corrections(
        self, *, verdicts: Sequence[str] | None = None, author: str | None = None
    ) -> tuple[Correction, ...]:
        """Corrections that were not taken back, in the order in which they were made."""
        with self.reading() as connection:
            return corrections.standing(connection, verdicts=verdicts, author=author)

    def correction(self, name: str) -> Correction | None:
        """The correction with this id."""
        with self.reading() as connection:
            return corrections.named(connection, name)

    def corrections_of(self, record: str) -> tuple[Correction, ...]:
        """All that was ever decided about a record, also what was taken back since."""
        with self.reading() as connection:
            return corrections.of_subject(connection, record)

    def judged(self, *, since: datetime | None = None) -> int:
        """Records on which a verdict stands; those judged from an instant on."""
        with self.reading() as connection:
            return corrections.count_judged(connection, since=since.isoformat() if since else None)

    def doubtful(
        self, scope: Scope = EVERYTHING, *, limit: int = 400
    ) -> tuple[Doubtful[Record], ...]:
        """Records that nobody has judged yet, the most doubtful first."""
        with self.reading() as connection:
            return doubting.doubtful(connection, scope, limit=limit)

    def count_for_review(self, scope: Scope = EVERYTHING) -> tuple[int, int]:
        """How many records there are to review, and how many of them are still to be judged."""
        with self.reading() as connection:
            return doubting.count(connection, scope)

    def linked(self, records: Collection[str]) -> tuple[Occurrence, ...]:
        """The occurrences that hold these records, as linked before a person split or merged."""
        with self.reading() as connection:
            return links.holding(connection, records)
