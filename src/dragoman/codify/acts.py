"""From trigger and role probabilities to drafts of events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from dragoman.models import Encoded, Floats, Heads, characters, runs
from dragoman.records import Act, Attribution, Reason, Span, Text

_LEAST_TRIGGER = 0.5
_LEAST_ROLE = 0.5
_LEAST_LABEL = 0.5
_ENTRY = 0.5
# A role is looked for this many tokens round its trigger: an act's clause, not the whole report.
_REACH = 90


def acts(
    text: Text,
    windows: Sequence[Encoded],
    heads: Heads,
    attributions: Sequence[Attribution],
) -> tuple[Act, ...]:
    """Drafts of the events of a text, in order of their triggers."""
    aside = (*text.furniture, *text.headings, *text.captions)
    found = (
        act
        for window in windows
        for act in _acts(window, heads, text)
        if not any(act.trigger.overlaps(span) for span in aside)
    )
    return tuple(_told_by(act, attributions) for act in found)


def _acts(window: Encoded, heads: Heads, text: Text) -> Iterator[Act]:
    triggers = heads.triggers(window.hidden)
    shared: Floats | None = None
    for first, last, label, score in _triggers(triggers, window):
        if shared is None:
            shared = heads.role_tokens(window.hidden)
        yield _act(window, heads, text, shared, first, last, label, score)


def _triggers(scores: Floats, window: Encoded) -> Iterator[tuple[int, int, int, float]]:
    """(first token, last token, class, score) of each trigger; neighbours of a kind are one."""
    labels = scores[:, 1:].argmax(axis=1)
    likely = 1 - scores[:, 0]
    at = 0
    while at < len(scores):
        if likely[at] < _LEAST_TRIGGER:
            at += 1
            continue
        end = _word_end(window, at)
        yield at, end, int(labels[at]), round(float(likely[at]), 3)
        while (
            end + 1 < len(scores)
            and likely[end + 1] >= _LEAST_TRIGGER
            and (labels[end + 1] == labels[at])
        ):
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
    shared: Floats,
    first: int,
    last: int,
    label: int,
    score: float,
) -> Act:
    labels = heads.labels
    name = labels.classes[label]
    type_ = name if label < labels.types else None
    trigger = Span(int(window.starts[first]), int(window.ends[last]))
    status, modes, contexts = heads.facts(window.hidden, first, last)
    roles = heads.roles(shared, window.hidden, first, label)
    reach = range(max(0, first - _REACH), first + _REACH)
    spans = [
        tuple(
            characters(window, run)
            for run in runs(roles[:, role], window, entry=_ENTRY, least=_LEAST_ROLE)
            if run[0] in reach
        )
        for role in range(roles.shape[1])
    ]
    state = labels.statuses[int(np.argmax(status))]
    return Act(
        trigger=trigger,
        type=type_,
        kind=None if type_ else name,
        modes=tuple(
            mode
            for (of_type, mode), likely in zip(labels.modes, modes, strict=True)
            if of_type == name and likely >= _LEAST_LABEL
        ),
        contexts=tuple(
            context
            for context, likely in zip(labels.contexts, contexts, strict=True)
            if likely >= _LEAST_LABEL
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
