"""From trigger and role probabilities to drafts of events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from dragoman.codify import verbs, wording
from dragoman.codify.attending import attending, trimmed
from dragoman.codify.clauses import distinct
from dragoman.codify.decisions import Decision, decisions
from dragoman.codify.ended import ended
from dragoman.codify.fates import fates
from dragoman.codify.mistaken import is_mistaken
from dragoman.codify.planned import plans
from dragoman.codify.reality import settled_status
from dragoman.codify.standing import standing
from dragoman.codify.suffered import accused, turned
from dragoman.codify.surroundings import is_sport, with_contexts
from dragoman.codify.told_in import told_in
from dragoman.codify.unmet import unmet
from dragoman.models import Encoded, Floats, Heads, Labels, characters, runs
from dragoman.records import Act, Attribution, Reason, Span, Text

# Chosen on our held-out sentences: a trigger whose own words speak for its type is seldom mistaken,
# one that only its surroundings suggest often.
_LEAST_SPOKEN = 0.3
_LEAST_SILENT = 0.5
_LEAST_MEETING = 0.12
_CERTAIN = 0.85
_MEETING = "CONSULT"
# Said of an act that only the words around its trigger suggest; such an act needs both its parties.
SURROUNDINGS = Reason("rule: by its surroundings alone")
_LEAST_CONTEXT = 0.25
_LEAST_MODE = 0.15
_CERTAIN_MODE = 0.5
# By role: actors, recipients, times, places. See `runs.runs`.
_LEAST_ROLE = (0.4, 0.35, 0.4, 0.35)
_ENTRY = (0.0, 0.0, 0.5, 0.5)

Shared = Callable[[], Floats]
"""The part of the roles that all acts of a window share, reckoned when the first one asks."""


def acts(
    text: Text,
    windows: Sequence[Encoded],
    heads: Heads,
    attributions: Sequence[Attribution],
) -> tuple[Act, ...]:
    """Drafts of the events of a text, in order of their triggers."""
    aside = (*text.furniture, *text.headings, *text.captions)
    decided = decisions(text)
    found = [
        act
        for window in windows
        for act in _acts(window, heads, text, decided)
        if not any(act.trigger.overlaps(span) for span in aside)
        and not (is_sport(act, text) or is_mistaken(act, text))
    ]
    settled = [_as_worded(act, text) for act in wording.settled(found, attributions, text)]
    settled += wording.voiced(settled, attributions, text)
    settled = fates(attending(settled, attributions, text), text)
    settled += plans(settled, text)
    settled.sort(key=lambda act: act.trigger)
    return tuple(
        _told_by(with_contexts(act, text), attributions) for act in distinct(settled, text)
    )


def _as_worded(act: Act, text: Text) -> Act:
    """The act once its sentence has been heard on its status and on who did it to whom."""
    for step in (settled_status, ended, standing, unmet, turned, accused, told_in):
        act = step(act, text)
    return act


def _acts(window: Encoded, heads: Heads, text: Text, decided: Sequence[Decision]) -> Iterator[Act]:
    """Acts that the model marks and those that wording decides; each takes its roles by model."""
    labels, shared = heads.labels, cache(lambda: heads.role_tokens(window.of_acts()))
    here = [decision for decision in decided if _inside(decision.trigger, window)]
    marked: set[Decision] = set()
    for first, last, label, score in _triggers(heads.triggers(window.of_acts()), window):
        trigger = Span(int(window.starts[first]), int(window.ends[last]))
        decision = next((d for d in here if d.trigger.overlaps(trigger)), None)
        if decision is not None:
            if decision not in marked:
                marked.add(decision)
                yield _decided(window, heads, text, shared, decision)
            continue
        spoken = _spoken(window, labels, text, first, last, label)
        if score >= _least(labels.classes[label], spoken):
            act = _act(window, heads, text, shared, first, last, label, score)
            sure = spoken or score >= _CERTAIN
            yield act if sure else replace(act, reasons=(*act.reasons, SURROUNDINGS))
    for decision in here:
        if decision.alone and decision not in marked:
            yield _decided(window, heads, text, shared, decision)


def _inside(trigger: Span, window: Encoded) -> bool:
    return bool(
        ((window.starts <= trigger.start) & (window.ends > trigger.start)).any()
        and ((window.starts < trigger.end) & (window.ends >= trigger.end)).any()
    )


def _decided(window: Encoded, heads: Heads, text: Text, shared: Shared, decision: Decision) -> Act:
    """The act that a rule names, with the roles that the model finds for that type there."""
    first = int(np.flatnonzero(window.ends > decision.trigger.start)[0])
    last = int(np.flatnonzero(window.starts < decision.trigger.end)[-1])
    label = heads.labels.classes.index(decision.type)
    act = _act(window, heads, text, shared, first, last, label, None)
    words = decision.trigger.of(text.report.text)
    return replace(
        act,
        trigger=decision.trigger,
        actors=decision.actors or act.actors,
        recipients=decision.recipients or act.recipients,
        modes=act.modes if decision.modes is None else decision.modes,
        contexts=act.contexts if decision.contexts is None else decision.contexts,
        reasons=(Reason(f"rule: {decision.rule}: {decision.type}", words), *act.reasons[1:]),
    )


def _least(name: str, spoken: bool) -> float:
    """The least probability that makes an act; a word of meeting is seldom mistaken."""
    if name == _MEETING:
        return _LEAST_MEETING if spoken else _LEAST_SPOKEN
    return _LEAST_SPOKEN if spoken else _LEAST_SILENT


def _spoken(window: Encoded, labels: Labels, text: Text, first: int, last: int, label: int) -> bool:
    """Whether the words of a trigger speak for the type that the model gives it."""
    body, end = text.report.text, int(window.ends[last])
    words = body[int(window.starts[first]) : end]
    clause = text.sentence_at(int(window.starts[first]))
    following = body[end : clause.end if clause else end]
    return verbs.speaks_for(labels.classes[label], words, following)


def _triggers(scores: Floats, window: Encoded) -> Iterator[tuple[int, int, int, float]]:
    """(first token, last token, class, score) of each trigger; neighbours of a kind are one."""
    labels = scores[:, 1:].argmax(axis=1)
    likely = 1 - scores[:, 0]
    enough = likely >= min(_LEAST_SPOKEN, _LEAST_MEETING)
    at = 0
    while at < len(scores):
        if not enough[at]:
            at += 1
            continue
        end = _word_end(window, at)
        yield at, end, int(labels[at]), round(float(likely[at]), 3)
        while end + 1 < len(scores) and enough[end + 1] and (labels[end + 1] == labels[at]):
            end = _word_end(window, end + 1)
        at = end + 1


def _word_end(window: Encoded, token: int) -> int:
    while token + 1 < len(window.starts) and window.continues[token + 1]:
        token += 1
    return token


def _act(
    window: Encoded,
    heads: Heads,
    text: Text,
    shared: Shared,
    first: int,
    last: int,
    label: int,
    score: float | None,
) -> Act:
    labels = heads.labels
    name = labels.classes[label]
    type_ = name if label < labels.types else None
    trigger = Span(int(window.starts[first]), int(window.ends[last]))
    status, modes, contexts = heads.facts(window.of_acts(), first, last)
    roles = heads.roles(shared(), window.of_acts(), first, label)
    clause = text.sentence_at(trigger.start) or trigger
    spans = [
        tuple(
            trimmed(span, text)
            for run in runs(roles[:, role], window, entry=_ENTRY[role], least=_LEAST_ROLE[role])
            if (span := characters(window, run)).within(clause)
        )
        for role in range(roles.shape[1])
    ]
    state = labels.statuses[int(np.argmax(status))]
    return Act(
        trigger=trigger,
        type=type_,
        kind=None if type_ else name,
        modes=_modes(name, labels, modes),
        contexts=tuple(
            context
            for context, likely in zip(labels.contexts, contexts, strict=True)
            if likely >= _LEAST_CONTEXT
        ),
        status=state,
        actors=spans[0],
        recipients=spans[1],
        times=spans[2],
        places=spans[3],
        reasons=(
            Reason(f"event model: {name}", trigger.of(text.report.text), score),
            Reason(
                f"status model: {state}",
                trigger.of(text.report.text),
                round(float(status.max()), 3),
            ),
        ),
    )


def _modes(name: str, labels: Labels, likely: Floats) -> tuple[str, ...]:
    """The likeliest mode of the type, and any other that is more likely than not."""
    of_type = {
        mode: float(value)
        for (type_, mode), value in zip(labels.modes, likely, strict=True)
        if type_ == name
    }
    best = max(of_type, key=lambda mode: of_type[mode], default=None)
    # A meeting's mode says whether anybody travelled; talks have none.
    least = _CERTAIN_MODE if name == _MEETING else _LEAST_MODE
    return tuple(
        mode
        for mode, value in of_type.items()
        if value >= _CERTAIN_MODE or (mode == best and value >= least)
    )


def _told_by(act: Act, attributions: Sequence[Attribution]) -> Act:
    """Point the act to the innermost attribution in whose content its trigger stands."""
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        for piece in attribution.content:
            if act.trigger.within(piece) and (best is None or len(piece) < best[0]):
                best = (len(piece), index)
    if best is None:
        return act
    return replace(act, attribution=best[1])
