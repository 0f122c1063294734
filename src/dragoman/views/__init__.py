"""Answers to questions, as frozen dataclasses: timelines, meetings, hits, single records.

Views ask the ledger's methods and know nothing of screens; screens know nothing of the ledger.
"""

from dragoman.views.brief import Brief, brief
from dragoman.views.deeds import DeedLine, Deeds, SignLine, deeds, settle
from dragoman.views.doctor import Check, Checkup, checkup
from dragoman.views.frames import flat
from dragoman.views.index import Index, Point, index
from dragoman.views.meetings import HistoryLine, MeetingLine, Meetings, meetings, meetings_about
from dragoman.views.parties import ACTORS_ARGUMENT, Parties, noted_tables
from dragoman.views.passages import Passage
from dragoman.views.plain import plain
from dragoman.views.positions import Held, Positions, Voice, positions
from dragoman.views.search import Found, Hits, search
from dragoman.views.show import Shown, actors_of, show
from dragoman.views.sources import SourceLine
from dragoman.views.stances import Change
from dragoman.views.timeline import Row, Timeline, TimelineCounts, timeline

__all__ = [
    "ACTORS_ARGUMENT",
    "Brief",
    "Change",
    "Check",
    "Checkup",
    "DeedLine",
    "Deeds",
    "Found",
    "Held",
    "HistoryLine",
    "Hits",
    "Index",
    "MeetingLine",
    "Meetings",
    "Parties",
    "Passage",
    "Point",
    "Positions",
    "Row",
    "Shown",
    "SignLine",
    "SourceLine",
    "Timeline",
    "TimelineCounts",
    "Voice",
    "actors_of",
    "brief",
    "checkup",
    "deeds",
    "flat",
    "index",
    "meetings",
    "meetings_about",
    "noted_tables",
    "plain",
    "positions",
    "search",
    "settle",
    "show",
    "timeline",
]
