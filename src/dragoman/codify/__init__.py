"""Code what was done, how real it is, which meetings it belongs to and what is held."""

from dragoman.codify.acts import acts
from dragoman.codify.meetings import meetings
from dragoman.codify.positions import positions
from dragoman.codify.relations import relations

__all__ = ["acts", "meetings", "positions", "relations"]
