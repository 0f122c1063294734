"""Words and deeds: what was asked for, promised or threatened, and what later reports show.

    lines -> voiced (words), doings and spoken phrases (deeds) -> signs -> standing

Pure functions over records; the order of the reports changes nothing. A sign is proposed with its
reasons and a score, and settles by rule only from a score that seldom errs.
"""

from __future__ import annotations

from dragoman.link.deeds.gather import Tellings, deeds_of, tellings
from dragoman.link.deeds.plans import planned_meetings
from dragoman.link.deeds.standing import standing

__all__ = ["Tellings", "deeds_of", "planned_meetings", "standing", "tellings"]
