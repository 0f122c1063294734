"""From tag probabilities to drafts of attributions: spans, and which belongs to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from dragoman.models import Encoded, Floats, Heads, Run, characters, runs
from dragoman.records import Span

_CONTENT, _SOURCE, _CUE, _TO, _RELAY, _CONTENT2, _SOURCE2, _CUE2 = range(8)
# Chosen on PolNeAR's development part: see `runs.runs`.
_ENTRY = (0.37, 0.0, 0.0, 0.5, 0.5, 0.5, 0.5, 0.5)
_LEAST = (0.37, 0.4, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5)
_SILENCE = 2


@dataclass
class Draft:
    """One attribution of a window, in characters; `inner` ones lie in another's content.

    A `spoken` one is a turn of a transcript: the speaker's own words without marks.
    """

    content: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    source: list[Span] = field(default_factory=list)
    addressees: list[Span] = field(default_factory=list)
    relays: list[Span] = field(default_factory=list)
    thought: float = 0.0
    announced: float = 0.0
    silence: float = 0.0
    score: float = 0.0
    inner: bool = False
    spoken: bool = False


def drafts(window: Encoded, heads: Heads) -> Iterator[Draft]:
    """Drafts of one window; no draft reaches over a window's edge."""
    tags = heads.tags(window.hidden)
    found = [
        runs(tags[:, group], window, entry=_ENTRY[group], least=_LEAST[group])
        for group in range(tags.shape[1])
    ]
    flags = _flags(window, heads, found[_CUE])
    outer: list[Draft] = []
    by_parts: dict[tuple[Run | None, Run | None], Draft] = {}
    links = _links(window, heads, found)
    for content, cue, source in links:
        draft = by_parts.get((cue, source)) if cue else None
        if draft is None:
            draft = Draft(score=_confidence(tags[:, _CONTENT], content))
            draft.cue = [characters(window, cue)] if cue else []
            draft.source = [characters(window, source)] if source else []
            if cue:
                draft.thought, draft.announced, draft.silence = flags[cue]
            by_parts[cue, source] = draft
            outer.append(draft)
        draft.content.append(characters(window, content))
    outer += _silences(window, found, flags, {cue for _, cue, _ in links if cue})
    _attach(window, found[_TO], outer, "addressees")
    _attach(window, found[_RELAY], outer, "relays")
    yield from outer
    yield from _inner(window, found, outer)


def _links(
    window: Encoded, heads: Heads, found: list[list[Run]]
) -> list[tuple[Run, Run | None, Run | None]]:
    """Each content with the cue and the source that it most probably belongs to."""
    contents = found[_CONTENT]
    if not contents:
        return []
    chosen = []
    left = heads.link_contents(window.hidden, contents)
    for which, group in enumerate((_CUE, _SOURCE)):
        best = heads.links(left, window.hidden, contents, found[group], which).argmax(axis=1)
        chosen.append([found[group][index - 1] if index else None for index in best.tolist()])
    return [
        (content, cue, None if _next_paragraph(window, cue, source) else source)
        for content, cue, source in zip(contents, chosen[0], chosen[1], strict=True)
    ]


def _next_paragraph(window: Encoded, cue: Run | None, source: Run | None) -> bool:
    """Whether a paragraph begins between a word of saying and who is taken to say it."""
    return bool(cue and source and window.breaks[cue[1] : source[0] + 1].any())


def _flags(window: Encoded, heads: Heads, cues: list[Run]) -> dict[Run, tuple[float, ...]]:
    if not cues:
        return {}
    rows = heads.flags(window.hidden[[start for start, _ in cues]])
    return {cue: tuple(row) for cue, row in zip(cues, rows.tolist(), strict=True)}


def _confidence(tags: Floats, run: Run) -> float:
    return round(float(1 - np.mean(tags[run[0] : run[1], 0])), 3)


def _silences(
    window: Encoded, found: list[list[Run]], flags: dict[Run, tuple[float, ...]], used: set[Run]
) -> Iterator[Draft]:
    """Cues of reported silence have no content: "has yet to comment"."""
    for cue in found[_CUE]:
        silence = flags[cue][_SILENCE]
        if cue in used or silence < 0.5:
            continue
        source = min(found[_SOURCE], key=lambda run: abs(run[1] - cue[0]), default=None)
        draft = Draft(cue=[characters(window, cue)], silence=silence, score=round(silence, 3))
        if source is not None and abs(source[1] - cue[0]) < 25:
            draft.source = [characters(window, source)]
        yield draft


def _attach(window: Encoded, spans: list[Run], found: list[Draft], name: str) -> None:
    """An addressee or relay belongs to the attribution whose cue stands nearest to it."""
    for run in spans:
        span = characters(window, run)
        anchored = [draft for draft in found if draft.cue]
        if not anchored:
            continue
        nearest = min(anchored, key=lambda d: _gap(d.cue[0], span))
        if _gap(nearest.cue[0], span) < 250:
            getattr(nearest, name).append(span)


def _gap(left: Span, right: Span) -> int:
    return max(left.start, right.start) - min(left.end, right.end)


def _inner(window: Encoded, found: list[list[Run]], outer: list[Draft]) -> Iterator[Draft]:
    """Attributions inside a content, linked by nearness within that content."""
    cues, sources = (
        [characters(window, run) for run in found[group]] for group in (_CUE2, _SOURCE2)
    )
    for run in found[_CONTENT2]:
        content = characters(window, run)
        hosts = [piece for d in outer for piece in d.content if content.within(piece)]
        draft = Draft(content=[content], inner=True)
        for candidates, spans in ((cues, draft.cue), (sources, draft.source)):
            inside = [
                span
                for span in candidates
                if not span.within(content) and any(span.within(host) for host in hosts)
            ]
            if inside:
                spans.append(min(inside, key=lambda span: _gap(span, content)))
        if draft.cue:
            yield draft
