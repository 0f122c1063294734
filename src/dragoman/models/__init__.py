"""The only place that loads weights."""

from dragoman.models.encoder import Encoded, Encoder
from dragoman.models.files import FILES, weights_version
from dragoman.models.heads import Floats, Heads, Labels
from dragoman.models.runs import Run, characters, runs
from dragoman.models.sentences import SentenceVectors
from dragoman.models.words import WordVectors

__all__ = [
    "FILES",
    "Encoded",
    "Encoder",
    "Floats",
    "Heads",
    "Labels",
    "Run",
    "SentenceVectors",
    "WordVectors",
    "characters",
    "runs",
    "weights_version",
]
