"""Words that look like an act and are none of anybody's.

A source that "refused to be named" refuses nothing, who "hanged himself" assaults nobody, and a
rifle that "was sent to a laboratory" is no troop.
"""

from __future__ import annotations

import re

from dragoman.records import Act, Text

_NAMELESS = re.compile(
    r"(?:refus|declin|ask|request|insist|want|prefer|spoke|speak)\w*"
    r"(?: (?:not|to|be|that|for|on|remain|stay|keep|give|have|further|publicly|condition|of)){0,6} "
    r"(?:identified|named|quoted|anonymity|anonymous(?:ly)?|"
    r"(?:his|her|their) (?:full |last |real )?"
    r"names?|identify (?:him|her|them)sel(?:f|ves))\b",
    re.I,
)
_TO_ONESELF = re.compile(
    r"(?:hang(?:s|ed|ing)?|hung|kill(?:s|ed|ing)?|sh(?:oo|o)t(?:s|ing)?|stab(?:s|bed|bing)?|"
    r"poison(?:s|ed|ing)?|drown(?:s|ed|ing)?|strangl(?:es?|ed|ing)|cut(?:s|ting)?) "
    r"(?:him|her|them)sel(?:f|ves)\b",
    re.I,
)
# What happens of itself, or to everybody's loss, is charged to no one.
_BLAMES = re.compile(r"blam(?:es?|ed|ing)\b|attribut(?:es?|ed|ing)\b|fault(?:s|ed|ing)\b", re.I)
_NATURE = re.compile(
    r"\b(?:weather|rains?|storms?|snow|frost|drought|floods?|heat(?:wave)?|cold|winds?|winter|spring|"
    r"summer|autumn|harvests?|prices?|costs?|inflation|currency|exchange rates?|interest rates?|"
    r"demand|debts?|deficits?|sales|exports|imports|slump|slowdown|recession|markets?|delays?|traffic|shortages?|"
    r"errors?|mistakes?|glitch(?:es)?|faults?|fatigue|age|luck|climate|virus(?:es)?|disease|mites?|"
    r"the strong|the weak|technical|mechanical|wear|fog|ice|lack|absence)\b",
    re.I,
)
_BLAMED = re.compile(r"(?P<what>[^.;:]*?)(?=\bfor\b|[.;:]|$)")
_OF_SOMEBODY = re.compile(r"(?<!^)(?<!^the )\b[A-Z]|\b(?:minister|government|president|party)\b")
# What comes out was held by nobody.
_RELEASE = re.compile(r"releas(?:es?|ed|ing)\b", re.I)
_PUBLISHED = re.compile(
    r"\b(?:patch(?:es)?|fix(?:es)?|software|updates?|versions?|reports?|statements?|albums?|songs?|"
    r"films?|books?|data|figures|lists?|letters?|texts?|videos?|recordings?|pictures|photographs|"
    r"images|footage|documents?|details|results|names|findings|tapes?|transcripts?|plans?|polls?|"
    r"budgets?|products?|memoirs?|names|e-?mails|files|records)\b(?! of)",
    re.I,
)
_HELD = re.compile(
    r"\b(?:prisoners?|hostages?|detainees?|captives?|pilots?|sailors?|soldiers|journalists?|people|"
    r"men|women|child(?:ren)?|citizens?|nationals?|funds|money|assets|aid|water|ship|vessel|crew)\b",
    re.I,
)
# Who foresees what others or events will do threatens nobody: "warned that a pullout would hurt".
_FORESEES = re.compile(
    r"(?:warn(?:s|ed|ing)?|caution(?:s|ed|ing)?)(?: \w+day)?(?: that)? (?P<what>.*)", re.I
)
_OWN_DEED = re.compile(
    r"(?:it|they|he|she|we|i)\b|[^.;]*\b(?:fac(?:e|ing)|consequences?|retaliat\w*|respon[ds]\w*|"
    r"answer\w*|strik\w+|attack\w*|invad\w+|bomb\w*|sho(?:o|o?t)\w*|arrest\w*|jail\w*|prosecut\w+|"
    r"punish\w*|fined?|expel\w*|deport\w*|sanction\w*|tariffs?|suspen\w+|sever\w*|cut|close[ds]?|shut|"
    r"withdraw\w*|confiscat\w+|seiz\w+|destroy\w*|blockad\w+|crush\w*|pay|price|regret|hesitate|"
    r"tolerat\w+|accept\w*|met with|be met|treated|force|war|act of war|red lines?|our|us|you)\b",
    re.I,
)
# What is stopped from getting worse is nobody's person or ship.
_STOPS_A_TREND = re.compile(
    r"arrest(?:s|ed|ing)? (?:(?:the|an?|its|their|this|any|further) )?(?:[\w’'-]+ ){0,2}?"
    r"(?:declin\w+|slides?|fall(?:ing)?|drops?|spread|drift|trends?|deteriorat\w+|worsening|"
    r"erosion|decay|slump|collapse|depreciation|inflation|losses|loss|rise|growth|downturn|"
    r"downward|slowdown|shrink\w+|dwindling)\b",
    re.I,
)
_LIKENS = re.compile(r"(?:compar(?:es?|ed|ing|isons?)|liken(?:s|ed|ing)?)\b", re.I)
_VILLAIN = re.compile(
    r"\b(?:hitler|nazis?|fascis|stalin|goebbels|terroris|gangster|mafia|criminal|crook|thie(?:f|ves)|"
    r"murder|killers?|tyran|dictator|despot|butcher|executioner|apartheid|holocaust|genocid|"
    r"coloni[sz]|invader|slave|pirates?|bandits?|hyena|rats?\b|dogs?\b|pigs?\b|vermin|cancer|"
    r"plague|disease|traitor|cannibal|devil|satan|monster|rogue|blackmail|bully|bullies|war crim)",
    re.I,
)
_SENT = re.compile(
    r"(?:sen[dt]|sends|sending|dispatch(?:ed|es|ing)?|mov(?:es?|ed|ing)|brought|bring(?:s|ing)?|"
    r"ship(?:s|ped|ping)?|rush(?:es|ed|ing)?|fl(?:y|ies|ew|own)|deliver(?:s|ed|ing)?)",
    re.I,
)
_FORCES = re.compile(
    r"\b(?:troop|soldier|arm(?:y|ies|our|or)\b|armou?red|forces?\b|militar|brigade|battalion|"
    r"regiment|division|compan(?:y|ies)|column|unit|squad|team|convoy|police|officers?|agents?|"
    r"gendarme|guards?\b|marshal|militia|fighters?|gunm[ae]n|guerrilla|volunteer|reserv|recruit|"
    r"marines?\b|paratroop|commando|ranger|warship|ships?\b|vessel|frigate|destroyer|carrier|"
    r"submarine|fleet|nav(?:y|al)|aircraft|jets?\b|planes?\b|bombers?|helicopters?|drones?|tanks?|"
    r"missiles?|rockets?|launchers?|artiller|guns\b|howitzer|batter(?:y|ies)|weapon|radar|"
    r"mercenar|advis[eo]rs?|instructors?|peacekeep|men\b|reinforcement|patrol|boats?\b|them\b|"
    r"warplane|squadron|contingent|personnel|mission|air ?force|thousands|hundreds)",
    re.I,
)
_OBJECT = re.compile(
    r"(?P<what>(?:,(?=\d)|[^.;:,])*?)(?=\b(?:to|into|towards?|from|for|on|in|at)\b|[.;:]|,(?!\d)|$)"
)
_PASSIVE = re.compile(r"(?P<what>[^.;:,]*)\b(?:was|were|is|are|be|been|being) (?:\w+ly )?$")


def is_mistaken(act: Act, text: Text) -> bool:
    """Whether the words around a trigger show that nothing of the kind was done."""
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None:
        return False
    body = text.report.text
    if _NAMELESS.match(body, act.trigger.start, sentence.end):
        return True
    if act.type == "ASSAULT":
        return _TO_ONESELF.match(body, act.trigger.start, sentence.end) is not None
    if act.type == "RETREAT" and _RELEASE.match(body, act.trigger.start):
        out = _OBJECT.match(body, act.trigger.end, sentence.end)
        return bool(out and _PUBLISHED.search(out["what"]) and not _HELD.search(out["what"]))
    if act.type == "THREATEN" and not act.recipients:
        foreseen = _FORESEES.match(body, act.trigger.start, sentence.end)
        return bool(foreseen and not _OWN_DEED.match(foreseen["what"]))
    if act.type == "COERCE" and _STOPS_A_TREND.match(body, act.trigger.start):
        return True
    if act.type == "ACCUSE" and _accuses_nobody(act, body, sentence.end):
        return True
    return act.type == "MOBILIZE" and _moves_a_thing(
        act.trigger.of(body),
        body[sentence.start : act.trigger.start],
        body[act.trigger.end : sentence.end],
    )


def _accuses_nobody(act: Act, body: str, end: int) -> bool:
    """ "Blamed the weather for the delay", "compared him to a coach"."""
    rest = body[act.trigger.end : end]
    words = act.trigger.of(body)
    if _LIKENS.match(words):
        return not _VILLAIN.search(rest)
    blamed = _BLAMES.match(words) and _BLAMED.match(rest)
    return bool(
        blamed and _NATURE.search(blamed["what"]) and not _OF_SOMEBODY.search(blamed["what"])
    )


def _moves_a_thing(words: str, before: str, after: str) -> bool:
    """ "The gun was sent to the laboratory", not "sent two frigates to the strait"."""
    if not _SENT.fullmatch(words):
        return False
    passive = None if words.casefold().endswith("ing") else _PASSIVE.search(before)
    if passive:
        return not _FORCES.search(passive["what"])
    sent = _OBJECT.match(after)
    if sent is None or not sent["what"].strip():
        return False
    # "The brigade moved closer": who moves stands before.
    return not _FORCES.search(before + after[: sent.end()])
