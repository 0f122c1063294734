"""What the words of a whole sentence say of its acts: a match is no war, and contexts need a cause.

Models give "military" and "diplomatic" to much that is neither; both must have a word that says so.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.records import Act, Text

_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b(?! (?:vote|votes|majority|ruling))")
_SPORT = re.compile(
    r"\b(?:goal(?:s|keepers?|less)?|strikers?|midfield(?:ers?)?|coach(?:es)?|semi-?finals?|"
    r"quarter-?finals?|leagues?|cup|match(?:es)?|championships?|tournaments?|wickets?|innings|"
    r"half-?time|kick-?off|medals?|olympics?|grand prix|teams?|squads?|season|playoffs?|stadium|"
    r"batsm[ae]n|bowlers?|keepers?|defenders?|fixtures?|equali[sz]ers?|penalty|substitutes?|"
    r"home side|visitors|hosts|fans|scor(?:ed|ing|er)|the left|the right wing|pitch)\b",
    re.I,
)
_PLAINLY_SPORT = 2
_ONLY_SPORT = re.compile(
    r"\b(?:goalkeepers?|midfield(?:ers?)?|semi-?finals?|quarter-?finals?|wickets?|innings|half-?time|"
    r"kick-?off|playoffs?|batsm[ae]n|bowlers?|equali[sz]ers?|grand prix)\b",
    re.I,
)
_MILITARY = re.compile(
    r"\b(?:militar|arm(?:y|ies)\b|armed|troop|soldier|nav(?:y|al)|air ?force|missile|weapon|"
    r"warship|warplane|jets?\b|bomb|shell|rocket|artiller|drone|tank|front ?line|ceasefire|truce|"
    r"wars?\b|wartime|battl|fight|fought|offensive|invasion|invad|brigade|battalion|regiment|"
    r"general\b|commander|colonel|defen[cs]e|rebels?\b|militia|guerrilla|insurgen|gunm[ae]n|gunner|"
    r"ammunition|nuclear|NATO|exercis|drill|man(?:oeu|eu)v|garrison|border guard|coastguard|"
    r"peacekeep|hostilit|strikes?\b|airstrike|attack|frigate|submarine|fleet|aircraft|siege|combat|"
    r"veteran|marines?\b)",
    re.I,
)
_DIPLOMATIC = re.compile(
    r"\b(?:diplomat|ambassador|envoy|embass|consul|foreign|secretary of state|state department|"
    r"summit|talks\b|dialogue|negotiat|treat(?:y|ies)\b|accord|visit|trip\b|counterpart|bilateral|"
    r"multilateral|relations\b|ties\b|united nations|U\.?N\.?\b|security council|sanction|mediat|"
    r"delegation|protocol|resolution|recogni[sz]|sovereign|president|prime minister|premier|"
    r"chancellor|king\b|minister|government|readout|communiqu|alliance|summon|expel|invit)",
    re.I,
)
_MEETING = "CONSULT"
_FORCES = frozenset({"MOBILIZE", "ASSAULT"})


def is_sport(act: Act, text: Text) -> bool:
    """Whether its sentence tells of a game.

    A word that only sport has says so where nobody of a government is named; of other words it
    takes a score beside one, or three.
    """
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None:
        return False
    words = sentence.of(text.report.text)
    if _ONLY_SPORT.search(words) and not _DIPLOMATIC.search(words):
        return True
    found = {match[0].casefold() for match in _SPORT.finditer(words)}
    return bool(found) and (len(found) > _PLAINLY_SPORT or bool(_SCORE.search(words)))


def with_contexts(act: Act, text: Text) -> Act:
    """The act without contexts that no word of its sentence speaks for."""
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None:
        return act
    words = sentence.of(text.report.text)
    kept = tuple(
        context
        for context in act.contexts
        if not (context == "military" and act.type not in _FORCES and not _MILITARY.search(words))
        and not (
            context == "diplomatic" and act.type != "CONSULT" and not _DIPLOMATIC.search(words)
        )
    )
    added = tuple(
        mode for mode in act.modes if act.type == "COERCE" and mode in ("cyber", "misinformation")
    )
    contexts = tuple(dict.fromkeys((*kept, *added)))
    return act if contexts == act.contexts else replace(act, contexts=contexts)
