"""The wording by which a statement demands, offers, warns, denies; from `positions.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple, get_args

import yaml

from dragoman.errors import OntologyError
from dragoman.needles import Needles
from dragoman.records import PositionKind

# "told him to leave", "asked them to wait": what follows is what is wanted.
_TELLS = re.compile(r"\b(?:told|tell|tells|telling|ask|asks|asked|asking)\b", re.I)
_OBLIGED = re.compile(r"\b(?:must|should|ought|needs?|ha(?:s|ve|d)|is|are|wants?|expects?)\b", re.I)
# "We have to keep", "it is to be hoped": nobody else is asked for anything.
_NOBODY_ELSE = re.compile(
    r"\b(?:we|i|you|one|it|there|this|that|who|everyone|everybody|people|us)\W+"
    r"(?:(?:\w+ly|also|all|now|still|just|do|would|will|really) )*$",
    re.I,
)
_OPENS = re.compile(
    r"(?:^|[.!?;:,—]|\b(?:and|or|not|then|immediately|at once))[\s\"“”‘’']*(?:an? |the )?$", re.I
)
_ASKED_FOR = re.compile(
    r"\b(?:must|should|ought|needs?|ha(?:s|ve) to|want\w*|demand\w*|call\w*|ask\w*|urg\w*|"
    r"appeal\w*|expect\w*|time|insist\w*)\b[^.;:]{0,60}$",
    re.I,
)
_QUOTES = tuple("\"“‘'`")
_UNSAID = re.compile(r"\b(?:not|never|neither|nor)\b|n[’']t\b", re.I)
# Cues that say how something is seen: what is said tells more than the cue does.
_WEAK: PositionKind = "assessment"


class Voiced(NamedTuple):
    """A kind of position, the words that show it, and whether the verb of saying is among them."""

    kind: PositionKind
    words: str
    by_cue: bool


class _Kind(NamedTuple):
    kind: PositionKind
    cue: re.Pattern[str]
    content: re.Pattern[str]


class _Lexicon(NamedTuple):
    """The kinds in order and the issues, each with what tells quickly which of them may match."""

    kinds: tuple[_Kind, ...]
    both: frozenset[str]
    issues: tuple[tuple[str, re.Pattern[str]], ...]
    in_cues: Needles
    in_contents: Needles
    of_issues: Needles


@cache
def _lexicon() -> _Lexicon:
    source = resources.files("dragoman.codify") / "positions.yaml"
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    known = get_args(PositionKind)
    if unknown := set(table["kinds"]) - set(known):
        raise OntologyError(f"positions.yaml: no such kinds: {sorted(unknown)}")
    kinds = tuple(
        _Kind(kind, _any_of(row.get("cue", [])), _any_of(row.get("content", [])))
        for kind, row in table["kinds"].items()
    )
    issues = tuple((name, _any_of(words)) for name, words in table["issues"].items())
    return _Lexicon(
        kinds=kinds,
        both=frozenset(table.get("both", ())),
        issues=issues,
        in_cues=Needles([row.cue for row in kinds]),
        in_contents=Needles([row.content for row in kinds]),
        of_issues=Needles([pattern for _, pattern in issues]),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")", re.I) if words else re.compile(r"(?!)")


def voiced_kind(cue: str, content: str) -> tuple[PositionKind, str] | None:
    """The kind of position that a cue and a content voice, and the words that show it."""
    first = next(voicings(cue, content), None)
    return (first.kind, first.words) if first is not None else None


def voicings(cue: str, content: str) -> Iterator[Voiced]:
    """The kind that the cue or else the content voices; then kinds that go beside another.

    "Urged them, as a first step, to lift the tariffs" is a demand and a condition.
    """
    lexicon = _lexicon()
    in_cue = [lexicon.kinds[number] for number in lexicon.in_cues.possible(cue)]
    first = _by_cue(cue, content, in_cue)
    if first is not None:
        yield first
    in_content = [lexicon.kinds[number] for number in lexicon.in_contents.possible(content)]
    if first is None:
        first = _by_content(content, in_content) or _weakly(cue, in_cue)
        if first is not None:
            yield first
    for row in in_content:
        beside = row.kind in lexicon.both and (first is None or row.kind != first.kind)
        if beside and (match := row.content.search(content)):
            yield Voiced(row.kind, match[0], by_cue=False)


def _by_cue(cue: str, content: str, possible: Sequence[_Kind]) -> Voiced | None:
    if _UNSAID.search(cue):
        return None
    if _TELLS.search(cue) and content.startswith("to "):
        return Voiced("demand", f"{cue} {content[:40]}", by_cue=True)
    for row in possible:
        if row.kind != _WEAK and (match := row.cue.search(cue)):
            return Voiced(row.kind, match[0], by_cue=True)
    return None


def _by_content(content: str, possible: Sequence[_Kind]) -> Voiced | None:
    for row in possible:
        for match in row.content.finditer(content):
            if row.kind != "demand" or _asks_another(match[0], content[: match.start()]):
                return Voiced(row.kind, match[0], by_cue=False)
    return None


def _asks_another(words: str, before: str) -> bool:
    """Whether a demand that a content voices is made of somebody, by its words and those before.

    "Ruvenia must withdraw" and "Stop the shelling" are; "we have to keep up", "will lift all boats"
    and "was chosen to honour them" only use the words.
    """
    # In a speaker's own words what somebody "had to" do is past; retold, it is what he must do.
    if words.casefold().startswith("had ") and before.lstrip()[:1] in _QUOTES:
        return False
    if _OBLIGED.match(words):
        return not _NOBODY_ELSE.search(before)
    return bool(_OPENS.search(before) or _ASKED_FOR.search(before))


def _weakly(cue: str, possible: Sequence[_Kind]) -> Voiced | None:
    for row in possible:
        if row.kind == _WEAK and (match := row.cue.search(cue)):
            return Voiced(row.kind, match[0], by_cue=False)
    return None


def issues_in(words: str) -> tuple[str, ...]:
    """The issues of the taxonomy that the words name."""
    lexicon = _lexicon()
    possible = (lexicon.issues[number] for number in lexicon.of_issues.possible(words))
    return tuple(name for name, pattern in possible if pattern.search(words))
