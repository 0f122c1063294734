"""Which language a text is in: by its script, and by its common words where that is Latin.

Names say nothing: only words that carry no meaning are counted, so that English news full of
foreign names stays English. A text too short to tell has no language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.errors import OntologyError

ENGLISH, UNDETERMINED = "en", "und"
_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("ru", re.compile("[\u0400-\u052f]")),
    ("ar", re.compile("[\u0600-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
)
# Letters that only some languages of a script have.
_TELLING = {
    "ru": (("uk", re.compile("[їєґ]")), ("sr", re.compile("[ђћљњџ]")), ("be", re.compile("ў"))),
    "ar": (("ur", re.compile("[ٹڈےں]")), ("fa", re.compile("[پچژگ]"))),
}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# A Chinese or Korean sign says as much as some letters.
_WEIGHT = {"zh": 2, "ja": 2, "ko": 2}
_FEWEST_WORDS, _FEWEST_OTHER, _FEWEST_PROSE = 8, 3, 30
_ENOUGH_ENGLISH, _ENOUGH_OTHER, _HARDLY_ANY = 0.08, 0.12, 0.03
_NAMES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "farsi": "fa",
    "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi",
    "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko", "persian": "fa",
    "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es", "turkish": "tr",
    "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi", "eng": "en",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """ISO 639-1 of the text, `und` for a long one in none of ours, None where it is too short."""
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(_WORD.findall(sample))


def language_named(name: str | None) -> str | None:
    """`en-GB`, `EN`, `eng` and `English` are `en`; what is unknown stays as it is, in small."""
    if name is None or not name.strip():
        return None
    small = name.strip().lower().replace("_", "-")
    return _NAMES.get(small) or _NAMES.get(first := small.partition("-")[0]) or first


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    counts = {code: len(script.findall(sample)) for code, script in _SCRIPTS}
    weighed = {code: count * _WEIGHT.get(code, 1) for code, count in counts.items()}
    total = sum(weighed.values())
    if total < _FEWEST_WORDS or total <= len(_LATIN.findall(sample)):
        return None
    if counts["ja"] * 10 > counts["zh"] > 0 or counts["ja"] > counts["zh"]:
        weighed["ja"] = total + 1
    code = max(weighed, key=lambda each: weighed[each])
    for other, letters in _TELLING.get(code, ()):
        if letters.search(sample):
            return other
    return code


def _by_words(written: list[str]) -> str | None:
    words = [word.lower() for word in written]
    if len(words) < _FEWEST_WORDS:
        return None
    common = _common_words()
    english = sum(word in common[ENGLISH] for word in words) / len(words)
    # With a capital, `Na`, `Die` and `Le` are as likely parts of a name.
    prose = [word for word in written if word[0].islower()]
    shares = {
        code: sum(word in theirs for word in prose) / len(words)
        for code, theirs in common.items()
        if code != ENGLISH
    }
    other = max(shares, key=lambda code: (shares[code], code))
    if english >= _ENOUGH_ENGLISH and english >= shares[other]:
        return ENGLISH
    enough = shares[other] >= _ENOUGH_OTHER and shares[other] * len(words) >= _FEWEST_OTHER
    if enough and shares[other] > 1.5 * english:
        return other
    # A list of names is no foreign language: prose is mostly in small letters.
    alien = english < _HARDLY_ANY and len(prose) >= max(_FEWEST_PROSE, len(words) // 2)
    return UNDETERMINED if alien else None


@cache
def _common_words() -> Mapping[str, frozenset[str]]:
    table = files("dragoman.read").joinpath("languages.tsv").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for number, row in enumerate(table.splitlines(), 1):
        if not row or row.startswith("#"):
            continue
        code, tab, words = row.partition("\t")
        if not tab:
            raise OntologyError(f"languages.tsv line {number}: a tab must follow the language")
        found[code] = frozenset(words.split())
    return found
