"""What every page is given: the open ledger, the renderer, and where new reports are coded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dragoman.api import Session
from dragoman.views.originals import Originals
from dragoman.web.desk import Desk
from dragoman.web.overview import Overviews
from dragoman.web.pages import Pages


@dataclass(frozen=True, slots=True)
class Site:
    """The parts that pages share. `desk` is None where nothing may be coded or written.

    `reviewer` is who judges where the page does not say.
    """

    session: Session
    pages: Pages
    overviews: Overviews
    originals: Originals
    desk: Desk | None
    today: Callable[[], date]
    reviewer: str = ""
