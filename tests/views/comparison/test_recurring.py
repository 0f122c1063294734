from __future__ import annotations

from pathlib import Path

from dragoman.records import Report
from dragoman.views.comparison import RecurringClaims, recurring

from ..kept import kept, told
from .accounts import Atlas

FIRST = told(
    "Drovia and Belmark met on 2025-02-05. Drovia told Belmark that the fishing bank is closed. "
    "Belmark told Drovia that grain prices are high.",
    "2025-02-06",
)
SECOND = told(
    "Drovia and Belmark met on 2025-03-15. Drovia told Belmark that the fishing bank stays closed. "
    "Belmark told Drovia that visas are slow.",
    "2025-03-16",
)
CONFIRMED = told(
    "Drovia and Belmark met on 2025-03-15. Drovia told Belmark that the fishing bank stays closed. "
    "Belmark told Drovia that the fishing bank stays closed.",
    "2025-03-16",
)


def claims(folder: Path, *reports: Report) -> RecurringClaims:
    with kept(folder, reports) as ledger:
        return recurring(ledger, ("XDR", "XBE"), atlas=Atlas())


def test_what_one_side_says_at_every_meeting_recurs(tmp_path: Path) -> None:
    found = claims(tmp_path, FIRST, SECOND)
    assert found.compared == 2
    (claim,) = found.claims
    assert (claim.side, claim.times) == ("XDR", 2)
    assert [made.source.published for made in claim.made] == [FIRST.published, SECOND.published]
    assert all("fishing bank" in made.claim.quote for made in claim.made)


def test_what_the_other_side_confirms_does_not_recur(tmp_path: Path) -> None:
    assert claims(tmp_path, FIRST, CONFIRMED).claims == ()


def test_what_is_said_once_does_not_recur(tmp_path: Path) -> None:
    assert claims(tmp_path, FIRST).claims == ()
