"""Dates, times, durations and recurring times in news English, with the days they denote.

The tables beside the code hold the language: `words.tsv` the word classes, `patterns.tsv` how
they combine, `tense.tsv` the verbs that tell past from future, `holidays.tsv` the feasts. A
pattern is read by the function of its name in one of the modules `explicit`, `months`,
`years`, `relative`, `units`, `durations`, `offsets`, `clock`, `vague`, `holidays`.
"""

from dragoman.resolve.times.conflicts import conflicts
from dragoman.resolve.times.recognise import times

__all__ = ["conflicts", "times"]
