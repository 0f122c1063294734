"""The only place that loads weights."""

from dragoman.models.encoder import Encoded, Encoder
from dragoman.models.heads import Floats, Heads, Labels

__all__ = ["Encoded", "Encoder", "Floats", "Heads", "Labels"]
