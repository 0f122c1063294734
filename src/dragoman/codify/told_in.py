"""Words that were said "in a call on Wednesday" were said on that Wednesday."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.ontology import quad
from dragoman.records import Act, Span, Text

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
_DAY = (
    r"(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|"
    rf"\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}\b)"
)
# With whom or where, and no clause: in "a letter to withdraw by Friday" the day is another's.
_WITH = r"(?: (?:with|to|between|in|at) (?:(?:the|his|her|its|and|of|in) |[A-Z][\w.-]* ){1,6}?)?"
_IN_CONTACT = re.compile(
    r"\b(?:in|during|at) (?:an? |the |his |her |their |its )?(?:[\w-]+ ){0,3}?"
    r"(?:call|conversation|meeting|talks|dialogue|summit|briefing|news conference|interview|speech|"
    rf"statement|letter)(?:{_WITH}(?<= )| )(?P<day>{_DAY})"
)
_VERBAL = (1, 3)


def told_in(act: Act, text: Text) -> Act:
    """The act with the day of the contact or speech in which its sentence says that it was said."""
    if act.times or act.type is None or quad(act.type) not in _VERBAL or act.status != "happened":
        return act
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None:
        return act
    found = _IN_CONTACT.search(text.report.text, act.trigger.end, sentence.end)
    return replace(act, times=(Span(*found.span("day")),)) if found else act
