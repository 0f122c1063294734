"""Who, when and where: names, dates and places of a report, and records from drafts."""

from dragoman.resolve.actors import ActorTables
from dragoman.resolve.events import events
from dragoman.resolve.setting import Setting
from dragoman.resolve.statements import statements
from dragoman.resolve.times import conflicts
from dragoman.resolve.topics import topics

__all__ = ["ActorTables", "Setting", "conflicts", "events", "statements", "topics"]
