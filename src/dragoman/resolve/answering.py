"""Who speaks where a report shows it by its form: the "A" of an interview, "I" in another's words.

"Q: Is it deep? A: I have asked." The one whom the report introduced before the first question
answers, and "I" is whoever speaks around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.records import Actor, Attribution, Statement
from dragoman.resolve.actors.people import person_actor
from dragoman.resolve.carried import is_somebody
from dragoman.resolve.setting import Setting

_ANSWER = re.compile(r"(?:A|Answer)\.?", re.I)
_QUESTION = re.compile(r"^[ \t]*(?:Q|Question)\b(?: \([^()\n]*\))?[.:]", re.I | re.M)
_NAMED = re.compile(r"(?i:Mr|Ms|Mrs|Dr)\.? (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
_ALONE = re.compile(r"(?:I|me|my|my own)", re.I)
_TOGETHER = re.compile(r"(?:we|us|our|our own)(?: (?:side|government|country|ministry))?", re.I)


def answerer(attribution: Attribution, setting: Setting) -> Actor | None:
    """The one person named before the first question, where the label says only "A"."""
    if attribution.cue or len(attribution.source) != 1:
        return None
    body = setting.text.report.text
    first = _QUESTION.search(body)
    if first is None or not _ANSWER.fullmatch(attribution.source[0].of(body)):
        return None
    people = {
        mention.actor.id: mention.actor
        for mention in setting.mentions
        if mention.span.end <= first.start() and is_somebody(mention)
    }
    return next(iter(people.values())) if len(people) == 1 else None


def labelled(attribution: Attribution, known: Actor | None, setting: Setting) -> Actor | None:
    """Whom a turn under "GUO TIANRUI" or "MR. TALBRIDGE" names, or no more than the name."""
    if attribution.cue or attribution.kind != "direct" or len(attribution.source) != 1:
        return None
    if known is not None and known.name and (known.country or known.sector):
        return None
    label = " ".join(map(_cased, attribution.source[0].of(setting.text.report.text).split()))
    holders = setting.tables.holders.named(label)
    if len(holders) == 1:
        return person_actor(holders[0], setting.tables, setting.on)
    match = _NAMED.fullmatch(label)
    return Actor(name=match["name"]) if match is not None and known is None else None


def _cased(word: str) -> str:
    return word.capitalize() if word.isupper() else word


def first_person(
    attribution: Attribution, within: str | None, before: Sequence[Statement], setting: Setting
) -> Actor | None:
    """Who "I" or "we" is in a statement inside another: its speaker, or the speaker's side."""
    outer = next((one for one in reversed(before) if one.id == within), None)
    if outer is None or outer.speaker is None or not attribution.source:
        return None
    words = attribution.source[0].of(setting.text.report.text)
    if _ALONE.fullmatch(words):
        return outer.speaker
    if _TOGETHER.fullmatch(words) and outer.speaker.country and outer.speaker.sector == "GOV":
        return Actor(outer.speaker.country, "GOV")
    return None
