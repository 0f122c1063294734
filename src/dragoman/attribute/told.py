"""Wording that tells of an utterance inside a clause: somebody, a verb, whom they told, and what.

"Berg had privately assured donors that it was safe", "would ask for help", "is certain that it
will rain", "has been told by the envoy to wait". Somebody's own words ("I ask you to wait") and
what nobody said ("if she told you") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Span, Text


@dataclass(frozen=True, slots=True)
class Told:
    """An utterance as wording tells of it; a `thought` was not said aloud."""

    source: tuple[Span, ...]
    cue: Span
    to: tuple[Span, ...]
    content: Span
    thought: bool


def told_of(piece: Span, text: Text) -> Iterator[Told]:
    """Utterances told of in a stretch of text, in order; one may lie in another's content."""
    body = text.report.text
    before: tuple[Span, ...] = ()
    for match in _CUE.finditer(body, piece.start, piece.end):
        cue = Span(*match.span())
        goes_on = bool(before) and _goes_on(match, piece)
        source = before if goes_on else _own(match, piece) or _subject(piece, cue, text)
        if not source or not _is_verb(match, source, goes_on=goes_on):
            continue
        told = _utterance(match, source, piece, text)
        if told is not None:
            yield told
            before = told.source


# ---------------------------------------------------------------- the verb


def _forms(stems: str) -> str:
    """Verbs in their forms; one of irregular forms gives them all, parted by strokes."""
    out: set[str] = set()
    for stem in stems.split():
        if "/" in stem:
            out.update(stem.split("/"))
            continue
        base = stem.removesuffix("e")
        third, past = f"{stem}s", f"{base}ed"
        if stem.endswith(("fy", "ny")):
            third, past = f"{stem[:-1]}ies", f"{stem[:-1]}ied"
        out.update((stem, third, past, f"{base}ing"))
    return "|".join(sorted(out, key=len, reverse=True))


_TELL = _forms(
    "tell/tells/told/telling inform assure warn remind notify advise urge ask order instruct "
    "promise beg/begs/begged/begging press/presses/pressed/pressing thank congratulate accuse"
)
_SAY = _forms(
    "say/says/said/saying claim insist maintain argue state declare announce confirm deny/denies/"
    "denied/denying admit/admits/admitted acknowledge concede stress/stresses/stressed/stressing "
    "note add explain reply/replies/replied/replying answer respond complain suggest predict "
    "conclude allege assert pledge vow boast remark recall report demand propose threaten signal "
    "swear/swears/swore/sworn write/writes/wrote/written/writing confide testify reiterate contend "
    "indicate accept agree refuse offer undertake/undertakes/undertook convey welcome reject "
    "object condemn express/expresses/expressed request appeal apologize apologise repeat "
    "seek/seeks/sought/seeking call speak/speaks/spoke/spoken"
)
_THINK = _forms(
    "think/thinks/thought/thinking believe hope fear expect intend suspect doubt worry assume "
    "want/wants/wanted feel/feels/felt wish/wishes/wished plan/plans/planned/planning regard "
    "consider regret/regrets/regretted decide"
)
_MOOD = "certain|sure|convinced|confident|worried|afraid|ready|prepared|willing|determined|eager"
_AUXILIARY = (
    r"(?:(?:has|have|had|will|would|did|does|do|is|are|was|were|being|been|be|not|never|ever|also|"
    r"then|later|again|already|always|once|only|still|since|now|themselves|himself|herself|itself|"
    r"(?:expected|going|likely|about|due|set) to|\w+ly) )"
)
_VERB = rf"(?:{_TELL}|{_SAY}|{_THINK})\b"
_CUE = re.compile(
    rf"\b(?P<aux>{_AUXILIARY}{{0,5}})(?P<verb>(?P<tell>{_TELL})|(?P<say>{_SAY})|"
    rf"(?P<think>(?:{_THINK})(?: to know| to tell)?|made (?:it )?clear|make (?:it )?clear|"
    rf"let it be known|(?P<mood>{_MOOD})(?= (?:that|to)\b)))\b"
)
_BE = re.compile(r"\b(?:is|are|was|were|been|be|being)\b")
_ALWAYS_TOLD = re.compile(r"tell|told|inform|assur|remind|notif|thank|congrat|accus|press")
_FINITE = re.compile(
    r"(?:\w+ed|made|let|told|said|thought|felt|swore|wrote|sought|undertook|spoke)\b"
)
# Bare forms that are no nouns as well.
_BARE = re.compile(r"(?:say|tell|ask|think|believe|want|insist|argue|deny|expect|accept|agree)$")
# What may also be a noun ("satellite signals") is a verb where a clause follows.
_CLAUSE = re.compile(
    r" (?:that|to|of|whether|if|who|what|how|why|he|she|it|they|there|his|her|its|their|him\w*|"
    r"her\w*|them\w*|the|a|an|no)\b| [\"“A-Z]"
)
_VOICED = re.compile(r" (?:clear|known)$")
_PHRASAL = re.compile(r" (?:off|up|back|out|in)\b")
_SPEAK = re.compile(r"sp[eo]a?k")
_ABOUT = re.compile(r" (?:only )?(?:of|about|against)\b")


def _is_verb(match: re.Match[str], source: tuple[Span, ...], *, goes_on: bool) -> bool:
    """Not a noun ("the claim", "union demands") and no participle."""
    verb, body = match["verb"], match.string
    if match["mood"]:
        return bool(_BE.search(match["aux"]))
    if match["aux"]:
        return not verb.endswith("ing") or bool(_BE.search(match["aux"]))
    if verb.endswith("s"):
        proper = _PROPER.match(body, source[0].start)
        return bool(proper and _CLAUSE.match(body, match.end()))
    many = _MANY.match(source[0].of(body)) or _BARE.match(verb)
    return bool(_FINITE.match(verb) or goes_on or many) and not verb.endswith("ing")


# ---------------------------------------------------------------- who


_PRONOUN = r"(?:he|she|they|it|everyone|someone|some|others|many|both|one|most)"
_MANY = re.compile(r"(?:they|some|others|many|both|most)$", re.I)
_NOT_IN_NOUN = (
    r"(?!(?i:that|who|which|is|was|were|are|am|be|had|has|have|having|would|will|may|might|can|"
    r"could|should|must|not|because|if|said|i|we|you|he|she|they|it|to|no|nobody|nothing|let|me|us|do|did)"
    r"\b)"
)
_MORE = rf"(?: {_NOT_IN_NOUN}[\w’'.&-]+){{0,8}}?"
_NOUN = (
    rf"(?:(?:the|a|an|his|her|its|their|our|my|all|some|both|two|three|several|any|other)\b|"
    rf"{_NOT_IN_NOUN}[A-Z\d])[\w’'.&-]*{_MORE}"
)
_PROPER = re.compile(rf"(?i:{_PRONOUN})\b|{_NOUN}")
# "The mayor, Ada Berg," is all of the subject, "the mayor, who left," is not.
_ASIDE = r"(?:,? who|, [^,;:\"“”A-Z][^,;:\"“”]{1,60},)?"
_NAME = r"(?:, [A-Z][\w’'.-]*(?: [\w’'.-]+){0,4},)?"
_LEAD = r"(?:(?:in|on|at|by|after|before|during|over|last|this|from|under) (?:[\w’'.-]+ ){1,4}?)?"
_SUBJECT = re.compile(rf"(?i:{_LEAD})(?P<source>(?i:{_PRONOUN})|{_NOUN}{_NAME}){_ASIDE} ")
_BARE_SUBJECT = re.compile(rf"(?P<source>{_NOT_IN_NOUN}[\w’'-]+{_MORE}){_ASIDE} ")
_FIRST_PERSON = re.compile(r"(?<![Ii]f )\b(?P<source>I|[Ww]e) $")
_PAST = re.compile(r"\w+ed|told|said|wrote|swore|thought|spoke")
_THAT = re.compile(r" (?:that|so|clearly that)\b")
_NOMINATIVE = re.compile(r"\b(?P<source>he|she|they) $", re.I)
_BOUNDARY = re.compile(
    r"[;:] |[,?!][”\"]? |[“\"‘]|"
    r"\b(?P<word>that|but|because|if|when|where|while|although|though|whether|why|how|before|after|"
    r"since|until|unless|(?:in|of|to|from|by) which|which|whom|as|than|and|what) ",
    re.I,
)
# "What we hoped for", "the files that they refused to release", "if I told you": nobody is quoted.
_UNTOLD = frozenset("if unless which whom as than what".split())
_NO_SUBJECT = re.compile(
    r"(?:^|.* )(?:the|a|an|of|in|on|at|to|for|with|and|or|by|from|this|that|such|any|no|his|her|"
    r"their|its|our|my|which|who|first|now|so|[\w-]+[’']s|[\w-]+s[’'])$",
    re.I,
)
_ON = re.compile(r"\b(?:and|but|or) $|, $")
_FAR = 160


def _goes_on(match: re.Match[str], piece: Span) -> bool:
    """ "Admitted that it was late and told them why", "..., then told them why"."""
    joined = _ON.search(match.string, piece.start, match.start())
    return joined is not None and (joined[0] != ", " or match["aux"].startswith("then "))


def _own(match: re.Match[str], piece: Span) -> tuple[Span, ...]:
    """ "I" or "we" where the speaker tells of words said before: "we have told them to wait"."""
    own = _FIRST_PERSON.search(match.string, piece.start, match.start())
    past = "ha" in match["aux"] or _PAST.fullmatch(match["verb"])
    if own is None or not past or _passive(match):
        return ()
    after = match.string[match.end() : piece.end]
    told = _WHOM[0].match(after) or _WHOM[1].match(after) if match["tell"] else _THAT.match(after)
    return (Span(*own.span("source")),) if told else ()


def _subject(piece: Span, cue: Span, text: Text) -> tuple[Span, ...]:
    """Who stands before the verb, from the start of the clause."""
    body, sentence = text.report.text, text.sentence_at(cue.start)
    start = max(piece.start, sentence.start if sentence else 0, cue.start - _FAR)
    starts = [(start, "-" if start == cue.start - _FAR else "")]
    starts += [
        (m.end(), (m["word"] or "-").lower()) for m in _BOUNDARY.finditer(body, start, cue.start)
    ]
    if starts[-1][1] in _UNTOLD:
        return ()
    if match := _NOMINATIVE.search(body, start, cue.start):
        return (Span(*match.span("source")),)
    for at, word in reversed(starts[-4:]):
        match = _SUBJECT.fullmatch(body, at, cue.start)
        if match is None and word not in ("-", "and"):
            match = _BARE_SUBJECT.fullmatch(body, at, cue.start)
        if match is not None and not _NO_SUBJECT.match(match["source"]):
            return (Span(*match.span("source")),) if word not in _UNTOLD else ()
    return ()


# ---------------------------------------------------------------- to whom, and what


_OPENS = r"(?:that|to|not to|whether|if|why|how|what|so|as much)\b"
_WORD = (
    r"(?!(?:that|to|not|whether|if|why|how|what|who|when|where|so|as|it|only|again|for|about|on|in|"
    r"over|from|by|everything|was|were|is|are|had|has|have|would|will|him|her|them|me|us|you)\b)[\w’'.&-]+"
)
_LATER_WORD = rf"(?!(?:the|a|an|his|its|their|he|she|they|we|I|you|there|no)\b){_WORD}"
_NAMED = (
    r"(?:him|her|them|me|us|you|himself|herself|themselves)\b|"
    rf"(?:each|all|both|one|some) of \w+|"
    rf"(?:her )?{_WORD}(?: (?:(?:of|for|from|in) (?:(?:the|a|his|her|its|their) )?)?{_LATER_WORD})"
    r"{0,6}?"
)
_MEANTIME = (
    r"(?: (?:this|last|next|on|in|at|by|over|after|before|during|twice|again|from|through|behind)\b"
    r"[^,;:\"“”]{0,40}?)?"
)
_WHOM = (
    re.compile(rf" (?P<mark>to )?(?P<to>{_NAMED}){_MEANTIME}(?=,? ?[\"“]| ‘| {_OPENS})"),
    re.compile(
        rf" (?P<mark>to )?(?P<to>{_NAMED})(?= (?:of|about|for|on|over|against|he|she|they|it|we|I|"
        r"you|there|his|its|their|the|a|an|no|nothing)\b)"
    ),
)
_BY = re.compile(rf" by (?P<source>{_PRONOUN}|{_NOUN})(?= (?:that|to|not to)\b)")
_MEANWHILE = re.compile(
    r" (?:in|on|at|during|after|by|over|through|only)\b[^,;\"“]{0,50}?(?= that\b)"
)
_NOTHING = re.compile(
    r"\W*(?:by|and|but|or|as|in|at|from|with|would|will|had|has|was|were|is|are|when|again)\b|"
    r", [a-z]|\W*$"
)
_END = re.compile(
    r"[;.](?=\s|$)|(?P<quote>[,.!?]?[”\"])(?=[\s.,;]|$)|"
    r",? (?:and|but|or) (?:that|whether)\b|,? but\b|"
    r", (?:while|although|though|which|who|adding|saying|so|and (?:he|she|they|it|we|I|you))\b|"
    rf",? and (?=(?:(?:the|his|her|its|their) \w+ )?{_AUXILIARY}{{0,4}}{_VERB})|"
    rf", then (?={_VERB})|"
    r"(?P<finite>,? and (?=(?:has|had|have|was|is|are|were|would|will)\b))"
)


def _utterance(
    match: re.Match[str], source: tuple[Span, ...], piece: Span, text: Text
) -> Told | None:
    body, at, verb = match.string, match.end(), match["verb"]
    sentence = text.sentence_at(match.start())
    last = min(piece.end, sentence.end) if sentence else piece.end
    to: tuple[Span, ...] = ()
    if not match["mood"] and _passive(match):
        by = _BY.match(body, at, last) if match["tell"] else None
        if by is None:
            return None
        to, source, at = source, (Span(*by.span("source")),), by.end()
    elif not match["think"]:
        whom = _WHOM[0].match(body, at, last) or _WHOM[1].match(body, at, last)
        if whom is not None and bool(whom["mark"]) == bool(match["say"]):
            to, at = (Span(*whom.span("to")),), whom.end()
        elif _ALWAYS_TOLD.match(verb):
            return None
    if meanwhile := _MEANWHILE.match(body, at, last):
        at = meanwhile.end()
    if _NOTHING.match(body, at, last) or _PHRASAL.match(body, at, last):
        return None
    if _SPEAK.match(verb) and not _ABOUT.match(body, at, last):
        return None
    start = at + len(body[at:last]) - len(body[at:last].lstrip(",: "))
    content = Span(start, clause_end(start, last, body))
    thought = bool(match["think"]) and not _VOICED.search(verb)
    return Told(source, Span(*match.span()), to, content, thought)


def _passive(match: re.Match[str]) -> bool:
    aux = match["aux"].rstrip()
    return bool(_BE.search(aux)) and not match["verb"].endswith("ing") and not aux.endswith(" to")


def clause_end(start: int, last: int, body: str) -> int:
    """Where what is told from `start` on ends, at the latest at `last`."""
    for end in _END.finditer(body, start + 1, last):
        told = body[start : end.end()]
        if end["quote"] and told.count("“") >= told.count("”") and told.count('"') % 2 == 0:
            continue
        if end["finite"] and not told.startswith(("to ", "not to ")):
            continue
        return max(start + 1, end.start())
    return last
