"""The acts that words can ask for, and the verbs and nouns that name them, from `acts.yaml`.

`withdrew`, `pulled ... out` and `withdrawal` name one act; `lifted` and `extended` undo each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import yaml

from dragoman.link.words import stems

Form = Literal["base", "past", "gerund", "present", "noun"]
_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_PARTICLE_WITHIN = 60
_AFTER_MODAL = re.compile(
    r"(?:\b(?:will|would|shall|must|should|ought to|(?:has|have|needs?) to)|[’']ll)"
    r"(?: (?:not|never|also|soon|only|then|now|again|first|\w+ly))*(?P<be> be(?: \w+ly)*)? "
    r"(?P<verb>[a-z]{3,})\b"
)
_NO_VERB = frozenset(
    "red bed need speed weed seed breed feed indeed hundred united allied sacred wicked armed "
    "unmanned unarmed disputed alleged so-called limited".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """An act where a text names it: by which word, in which form, under which keys."""

    start: int
    end: int
    keys: frozenset[str]
    form: Form


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Forms of verbs and nouns with the keys of their acts; `opposites` of each key."""

    forms: Mapping[str, tuple[tuple[str, str | None, Form], ...]]
    opposites: Mapping[str, frozenset[str]]
    meetings: frozenset[str]
    vague: frozenset[str]
    vague_phrases: re.Pattern[str]
    answers: re.Pattern[str]
    how: frozenset[str]
    saying: frozenset[str]
    words_only: frozenset[str]
    carried: Mapping[str, frozenset[str]]

    def against(self, keys: Iterable[str]) -> frozenset[str]:
        """Acts that undo those of the keys; one that is the act itself too undoes nothing."""
        own = frozenset(keys)
        found = {other for key in own for other in self.opposites.get(key, ())}
        return frozenset(found) - own

    def types(self, keys: Iterable[str]) -> frozenset[str]:
        """PLOVER types, with a mode or without, that carry any of the acts out."""
        return frozenset(name for key in keys for name in self.carried.get(key, ()))

    def named(self, text: str) -> tuple[Named, ...]:
        """Every act that a text names, in order; one word may name several."""
        return _named(self, text)

    def named_or_modal(self, text: str) -> list[Named]:
        """Every act that a text names, and the verbs right after a modal, in order."""
        named = self.named(text)
        found = (*named, *self._after_modals(text, named))
        return sorted(found, key=lambda act: (act.start, act.form, sorted(act.keys)))

    def _after_modals(self, text: str, named: Sequence[Named]) -> Iterator[Named]:
        """Verbs that stand right after a modal and that the table lacks, by their own root."""
        known = {act.start for act in named}
        for match in _AFTER_MODAL.finditer(text):
            verb, at = match["verb"], match.start("verb")
            passive = match["be"] is not None
            if at in known or verb in self.vague or verb in self.meetings or verb in _NO_VERB:
                continue
            if f"={root(verb)}" in self.saying or (passive and not _looks_participle(verb)):
                continue
            keys = frozenset({f"={root(verb)}"})
            yield Named(at, match.end("verb"), keys, "past" if passive else "base")

    def named_anew(self, text: str) -> Iterator[Named]:
        """The same, read off the text."""
        for token in _TOKEN.finditer(text):
            word = token[0].casefold()
            rows = self.forms.get(word, ())
            if not rows and not _looks_past(word):
                continue
            by_form: dict[Form, set[str]] = defaultdict(set)
            for key, particle, form in rows:
                if particle is None or _follows(particle, text, token.end()):
                    by_form[form].add(key)
            if not by_form and _looks_past(word):
                by_form["past"].add(f"={root(word)}")
            for form, keys in sorted(by_form.items()):
                yield Named(token.start(), token.end(), frozenset(keys), form)


# What is voiced and what was done are read off the same lines, one after the other.
@lru_cache(maxsize=1 << 9)
def _named(lexicon: Lexicon, text: str) -> tuple[Named, ...]:
    return tuple(lexicon.named_anew(text))


def _looks_participle(word: str) -> bool:
    return word.endswith(("ed", "en", "wn", "ne", "ught", "ld", "nt", "ut"))


def _looks_past(word: str) -> bool:
    """Whether a word that the table lacks may be a verb: "derailed", not "agreed" or "hundred"."""
    return word.endswith("ed") and word[-3:-2] not in ("", "e") and word not in _NO_VERB


def _follows(particle: str, text: str, position: int) -> bool:
    stretch = text[position : position + _PARTICLE_WITHIN]
    cut = re.search(r"[.;:,]", stretch)
    return bool(re.search(rf"\b{particle}\b", stretch[: cut.start()] if cut else stretch, re.I))


@cache
def lexicon() -> Lexicon:
    """The shipped table."""
    source = files(__package__).joinpath("acts.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(source)
    forms: dict[str, list[tuple[str, str | None, Form]]] = defaultdict(list)
    for key, row in table["acts"].items():
        for entry in row["verbs"]:
            verb, _, particle = entry.partition(" ")
            for word, form in _inflected(verb, table["irregular"].get(verb, ())):
                forms[word].append((key, particle or None, form))
        for noun in row.get("nouns", ()):
            forms[noun].append((key, None, "noun"))
    opposites = {key: set(row.get("opposite", ())) for key, row in table["acts"].items()}
    for key, others in list(opposites.items()):
        for other in others:
            opposites[other].add(key)
    return Lexicon(
        forms={word: tuple(rows) for word, rows in forms.items()},
        opposites={key: frozenset(others) for key, others in opposites.items()},
        meetings=frozenset(table["meetings"]),
        vague=frozenset(table["vague"]),
        how=frozenset(table["how"]),
        words_only=stems(" ".join(table["words only"])),
        carried={key: frozenset(row.get("types", ())) for key, row in table["acts"].items()},
        saying=frozenset(f"={root(verb)}" for verb in table["saying"]),
        answers=re.compile(table["answers"], re.IGNORECASE),
        vague_phrases=re.compile("|".join(table["vague phrases"]), re.IGNORECASE),
    )


def _inflected(verb: str, irregular: Sequence[str]) -> Iterator[tuple[str, Form]]:
    yield verb, "base"
    yield _with(verb, "s"), "present"
    yield _with(verb, "ing"), "gerund"
    for past in irregular or (_with(verb, "ed"),):
        yield past, "past"


def _with(verb: str, ending: str) -> str:
    if ending == "s":
        if re.search(r"(?:s|x|z|ch|sh)$", verb):
            return f"{verb}es"
        return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"
    if verb.endswith("e") and (ending == "ed" or not verb.endswith("ee")):
        return verb[:-1] + ending
    if ending == "ed" and re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    doubled = re.fullmatch(r"[^aeiou]+[aeiou][bdgmnpt]", verb)
    return verb + (verb[-1] if doubled or verb in _DOUBLED else "") + ending


_DOUBLED = frozenset({"admit", "permit", "expel", "transfer", "forbid", "fulfil", "quit"})


def root(word: str) -> str:
    """The key of a verb that stands in no act: what its inflections share."""
    word = word.casefold()
    for ending in ("ied", "ying", "ies", "ed", "ing", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            rest = word[: -len(ending)]
            return f"{rest}y" if ending in ("ied", "ies") else rest
    return word
