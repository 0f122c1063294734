"""How long a meeting lasts, where a day is named and the number of days told with it.

"Three days of talks ended on Friday": they began on Wednesday.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from dragoman.records import Act, When
from dragoman.resolve.setting import Setting

_MEETING = "CONSULT"
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAYS = re.compile(
    r"\b(?P<many>two|three|four|five|six|seven|[2-7])(?:-day\b|(?: full| long)? days of\b|"
    r" days['’])",
    re.IGNORECASE,
)
_REACH = 40
_OVER = re.compile(
    r"\b(?:end(?:ed|s|ing)?|clos(?:ed|es|ing)|conclud\w+|wrap\w*|wound up|broke up|finish\w*|left|"
    r"after|back from|home from|return\w+|over)\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\b(?:beg[iau]n\w*|open(?:ed|s|ing)?|start(?:ed|s|ing)?|arriv\w+|will|is to|are to|due|from|"
    r"flies|fl[ey]\w*|travels?|leaves?)\b",
    re.IGNORECASE,
)


def whole_stay(act: Act, when: When | None, setting: Setting) -> When | None:
    """All its days, by the one that is named: the last of what is over, else the first."""
    sentence = setting.text.sentence_at(act.trigger.start)
    if act.type != _MEETING or sentence is None or when is None or when.precision != "day":
        return when
    body = setting.text.report.text
    near = max(sentence.start, act.trigger.start - _REACH)
    told = _DAYS.search(body, near, min(sentence.end, act.trigger.end + _REACH))
    if told is None or when.start is None:
        return when
    many = told["many"].lower()
    more = timedelta(days=int(_NUMBERS.get(many) or many) - 1)
    if act.status == "happened" and _OVER.search(body, sentence.start, sentence.end):
        return replace(when, start=when.start - more, precision="range")
    if _BEGUN.search(body, sentence.start, sentence.end):
        return replace(when, end=when.start + more, precision="range")
    return when
