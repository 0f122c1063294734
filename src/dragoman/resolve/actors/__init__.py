"""Actors and places: who and where the names, titles and descriptions of a report are."""

from dragoman.resolve.actors.mentions import mentions
from dragoman.resolve.actors.places import place_at, places, sent_from
from dragoman.resolve.actors.spans import resolve_span
from dragoman.resolve.actors.tables import ActorTables

__all__ = ["ActorTables", "mentions", "place_at", "places", "resolve_span", "sent_from"]
