"""Wording that settles how real an act is, where it is decisive, whatever a model makes of it.

"Has yet to withdraw" is no withdrawal, "may impose" no sanction, "denied that it had shelled" no
shelling; an act of a year long past is background.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dragoman.codify.standing import UNCONFIRMED
from dragoman.records import Act, Reason, Span, Status, Text

# What may stand between the deciding word and the act: adverbs, auxiliaries, a light verb.
_BETWEEN = (
    r"(?:\W+(?:\w+ly|be|been|being|have|has|had|having|also|again|ever|even|yet|still|now|soon|"
    r"first|further|more|planning|preparing|joint|any|a|an|the|its|his|her|their|new|fresh|join|hold|held|take|make|made|"
    r"enter(?:ed)?(?: into)?|detailed|direct|formal|bilateral|"
    r"impose[ds]?|carry out|carried out|issue[ds]?|open|launch(?:ed)?|conduct(?:ed)?|send|sent|"
    r"begin|start|agree|all|out|to)\b)*\W*$"
)
_DEED = frozenset({"happened", "background", "alleged", "confirmed", "expected", "scheduled"})
_REAL = frozenset({"happened", "background"})
_PLAIN = frozenset({"happened"})
_AHEAD = frozenset({"expected", "scheduled", "hypothetical", "confirmed"})
_ANNOUNCED = (
    r"\b(?:sa(?:id|ys|ying)|t(?:old|ells|elling)|add(?:s|ed|ing)|announc(?:es?|ed|ing)|"
    r"declar(?:es?|ed|ing)|stat(?:es|ed|ing)|confirm(?:s|ed|ing)|promis(?:es?|ed|ing)|"
    r"pledg(?:es?|ed|ing)|vow(?:s|ed|ing)|agreed) (?:[^.;:]{0,160} )?would"
)
_HELD_FALSE = (
    r"(?:(?:reject|dismiss|brush|wav|scoff|laugh|rebut|refut|disput|contest|disown|disavow)"
    r"(?:e?s|ed|ing)|call(?:s|ed|ing)|describ\w+|truth|basis|foundation|not true|untrue|nonsense|"
    r"false|baseless|absurd|fabricat\w+|invent\w+)\b"
)
_CLAIM = (
    r"(?:claim|report|suggestion|allegation|accusation|rumou?r|stor(?:y|ie)|idea|charge|notion|"
    r"speculation|talk)s?"
)
_ASKS = (
    r"(?:ask(?:s|ed|ing)?|urg(?:es?|ed|ing)|want(?:s|ed|ing)?|call(?:s|ed|ing)? (?:on|for|upon)|"
    r"demand(?:s|ed|ing)?|beg(?:s|ged|ging)?|plead(?:s|ed|ing)?(?: with)?|appeal(?:s|ed|ing)? to|"
    r"exhort(?:s|ed|ing)?)"
)
_WORDS = r"(?:(?!(?:and|but|after|before|who|which|that)\b)[^\s,;:.]+ ){1,8}?"

_KIND = frozenset({"CONSULT", "AID", "COOPERATE", "AGREE"})


class _Wording(NamedTuple):
    """Words that decide a status when they end before the act, and the statuses that they correct.

    `of` are the types of acts of which they do, None for all.
    """

    status: Status
    words: str
    corrects: frozenset[str]
    of: frozenset[str] | None = None


_BEFORE = (
    _Wording(
        "negated", r"\b(?:has|have|had|is|are) yet to", _DEED | {"negated", "denied", "proposed"}
    ),
    _Wording(
        "negated",
        r"\b(?:(?:not|n['’]t) (?:want|intend|plan|wish|expect|mean|propose)(?:ed|ing)? to|"
        r"no (?:plans?|intention|desire|wish) (?:to|of)|(?:unwilling|unlikely|reluctant) to)",
        _DEED | {"proposed", "hypothetical", "cancelled", "postponed"},
    ),
    _Wording(
        "negated",
        r"\b(?:(?:did|do|does|has|have|had|was|were|is|are) (?:still |so far )?not|"
        r"(?:did|do|does|has|have|had|was|were|is|are)n['’]t|never|no longer|not yet|still not|"
        r"fail(?:s|ed|ing)? to|stop(?:s|ped|ping)? short of|without|instead of|rather than|"
        r"avoid(?:s|ed|ing)?|neither|(?:will|would) not|won['’]t|wouldn['’]t|"
        r"(?:unable|powerless|in no position) to|incapable of|"
        r"(?:prevent|bar|block|keep|kept|stop|deter)(?:s|ped|red|ed|ping|ring|ing)? "
        r"(?:(?! (?:and|but|who|which|that) )[^,;:.]){0,40}?from)",
        _DEED,
    ),
    _Wording(
        "hypothetical",
        r"(?<!\bas )(?<!\bask )(?<!\basked )\b(?:if|unless|provided(?: that)?|(?:as|so) long as|"
        r"in case|in the event(?: that| of)|on condition that) "
        r"(?!(?:stopped|necessary|any)\b)(?:(?! stop(?:s|ped)? )[^,;:.\"“”]){0,60}",
        _REAL | _AHEAD,
    ),
    _Wording(
        "hypothetical",
        r"\b(?:unclear|not clear|uncertain|doubtful|remains to be seen|no word|unknown|not known)\b"
        r"[^,;:.]{0,30}\b(?:whether|if) [^,;:.]{0,70}",
        _REAL | _AHEAD | {"negated", "alleged"},
    ),
    _Wording(
        "confirmed",
        r"\b(?:re)?confirm(?:s|ed|ing)? (?:[^.;]{0,90} )?"
        r"(?:will|would|is to|are to|was to|were to)",
        _REAL | _AHEAD,
    ),
    # What an official said would be is as firm as the model takes it, and no mere thought.
    _Wording("confirmed", _ANNOUNCED, frozenset({"confirmed"})),
    _Wording("expected", _ANNOUNCED, _REAL | {"hypothetical"}),
    _Wording("hypothetical", r"\bcan(?! not\b)", _REAL | _AHEAD),
    _Wording(
        "hypothetical",
        r"\b(?:(?-i:may)|might|could|would)(?: not)?|"
        r"\b(?:consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|contemplat(?:es?|ed|ing)|"
        r"stud(?:y|ies|ied|ying)|ponder(?:s|ed|ing)?)",
        _REAL,
    ),
    # Who offers or wishes to do a kindness has proposed it; to do a harm would be a threat.
    _Wording(
        "proposed",
        r"(?<!\bnot )(?<!\bnever )(?<!n['’]t )\b(?:(?:offer|wish)(?:s|es|ed|ing)?|"
        r"(?:is|are|was|were|stands?|stood|remains?|remained) (?:ready|prepared|willing)|"
        r"readiness|willingness|desire|keen) to",
        _REAL | _AHEAD,
        _KIND,
    ),
    _Wording(
        "expected",
        r"\b(?:will|shall|['’]ll|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|"
        r"(?:is|are) (?:about|likely|expected|poised|preparing|ready|going) to|"
        r"hop(?:es?|ed|ing) to|(?:intention|promise|pledge|vow|plan)s? to)",
        _REAL,
    ),
    _Wording(
        "proposed",
        rf"\b(?:{_ASKS} {_WORDS}(?:not )?|(?:proposal|motion|bill|draft|recommendation|request|"
        r"appeal|petition|call)s? (?:for [^,;:.]{2,40} )?)to",
        _PLAIN,
    ),
    _Wording("scheduled", r"\b(?:is|are|was|were) (?:due|set|scheduled|slated) to", _PLAIN),
    _Wording(
        "alleged",
        r"\b(?:allegedly|reportedly|purportedly|supposedly|(?:is|are|was|were) (?:said|alleged|"
        r"believed|thought|suspected|accused|rumou?red|feared) (?:to|of)|suspected of|"
        r"accus(?:es?|ed|ing) [^.;:]{1,60}? of|suspect(?:s|ed|ing)? [^.;:]{1,60}? of|alleged|"
        r"accused of|charged with|indicted for|wanted for|on suspicion of|on (?:a )?charges? of)",
        _REAL | {"confirmed"},
    ),
    _Wording(
        "denied",
        r"\b(?:den(?:y|ies|ied|ying)) (?:having|that [^.;:]{1,80}? (?:had|has|have|was|were)|"
        r"[^.;:]{1,60}? (?:had|has|have))",
        _DEED | {"denied", "negated"},
    ),
    _Wording("denied", r"\bden(?:y|ies|ied|ying)", _DEED | {"negated"}),
    _Wording(
        "denied",
        rf"\b{_HELD_FALSE}[^.;:]{{0,80}}?\b{_CLAIM} (?:[^.;:]{{0,30}})?that "
        r"[^.;:]{0,80}?(?:had|has|have|was|were|is|are)",
        _DEED | {"negated"},
    ),
)  # fmt: skip
# A plan is confirmed where the words say that it stands; that an official tells it is not enough.
_STANDS = re.compile(
    r"\bconfirm|\b(?:reaffirm|reiterat)\w*|\bgo(?:es|ing)? ahead|\bproceed|\bput an end|"
    r"\bas (?:planned|scheduled|agreed|announced)|\bstill (?:on|stands|planned|due|set)\b|"
    r"\bstands?\b|\bon (?:track|schedule|course)\b|\bremain\w* (?:on|set|scheduled|unchanged)\b",
    re.IGNORECASE,
)
_RULES = tuple((it, re.compile(rf"(?:{it.words}){_BETWEEN}", re.I)) for it in _BEFORE)
# "Said it would close the port if ..." is no plan.
_CONDITION = re.compile(
    r"\b(?:if|unless|should|were to|provided|in case|whether|could|might|(?-i:may))\b", re.I
)
# "Carrying out a threat it had made": the words are older than the deed that is told.
_MADE_BEFORE = re.compile(
    r" (?:that |which )?(?:it|he|she|they|we|the [\w-]+) ha(?:d|s|ve) (?:\w+ )?"
    r"(?:made|issued|given|voiced|announced)\b"
)
# Who "will not" do a thing has refused it.
_WILL_NOT = re.compile(rf"\b(?:(?:will|would) not|won['’]t|wouldn['’]t){_BETWEEN}", re.I)
_NOT_ONLY = re.compile(r"\b(?:not|n['’]t) (?:only|just|merely|simply)\b", re.I)
_YEAR = re.compile(r"\b(?:in|of|since|during|until|from|to|back in|by) (?:early |late |mid-?)?"
                   r"(?:\w+ )?(1[5-9]\d\d|20\d\d)\b", re.I)  # fmt: skip
_LONG_AGO = re.compile(
    r"\b(?:(?:decades?|centur(?:y|ies)|generations?) ago|(?:\w+ )?(?:\d\d+|ten|twenty|thirty|"
    r"forty|fifty|several|many) years (?:ago|earlier)|"
    r"in the (?:early |late |mid-)?(?:1[5-9]\d0s|last century|(?:nine|eigh)teenth century)|"
    r"during the (?:cold|first world|second world|civil) war|"
    r"under (?:colonial rule|the (?:former|previous|old) regime)|historically)\b",
    re.I,
)
_THEN = (
    r"\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|[2-9]|a couple of|a few|some) "
    r"years? (?:ago|earlier|before)|last (?:year|summer|winter|spring|autumn|fall))\b(?!['’]s)"
)
_NEAR = (
    r"(?:(?! (?:and|but|while|who|which|that|after|before|when|since|for|over|to) )[^,;:.—]){0,50}"
)
_YEARS_AFTER = re.compile(rf"{_NEAR} (?P<then>{_THEN})", re.I)
_YEARS_BEFORE = re.compile(rf"(?:(?:^|[;:—,] ){_THEN},|{_THEN}) {_NEAR}$", re.I)
_CLAUSE = re.compile(
    r"[;:]|,(?= (?:and|but|while|whereas)\b)| (?:and|but|while|whereas|after|before|for|over) "
)
_NO_ONE = re.compile(r"^[\W]*(?:no|neither|none of|not (?:a|one|any)|nobody)\b[^,;:.]*$", re.I)
_YEARS_PAST = 2
# Of ten statuses that these words changed where the model was so sure nine had been right: measured
# on sentences by six hands that it had not seen.
_SURE = 0.9


def settled_status(act: Act, text: Text) -> Act:
    """The act with the status that the words around its trigger decide, if they decide one."""
    sentence = text.sentence_at(act.trigger.start)
    if sentence is None or act.type is None:
        return act
    for status, words in _decided(act, sentence, text):
        if status != act.status:
            return replace(
                act, status=status, reasons=(*act.reasons, Reason(f"rule: {status}", words))
            )
        break
    return act


def _is_sure(act: Act) -> bool:
    """Whether wording is to leave the status; how long ago a thing was, the model cannot know."""
    return any(
        one.rule.startswith("status model") and (one.score or 0) > _SURE for one in act.reasons
    )


def _decided(act: Act, sentence: Span, text: Text) -> Iterator[tuple[Status, str]]:
    body = text.report.text
    before = body[sentence.start : act.trigger.start]
    if act.type == "REJECT" and (refused := _WILL_NOT.search(before)):
        yield "happened", refused[0].strip()
    if not (_is_sure(act) or _NOT_ONLY.search(before[-30:])):
        if act.status in _DEED and _NO_ONE.match(before[-60:] if len(before) > 60 else before):
            yield "negated", before.strip()[:40]
        for rule, pattern in _RULES:
            if act.status not in rule.corrects or (rule.of and act.type not in rule.of):
                continue
            match = pattern.search(before)
            if match is None or _is_open(rule.status, match[0], before, sentence.of(body)):
                continue
            if rule.status == "proposed" and act.type == "REQUEST":
                continue
            yield rule.status, match[0].strip()
    if (
        act.type == "CONSULT"
        and act.status == "confirmed"
        and not (_is_sure(act) or _STANDS.search(sentence.of(body)))
    ):
        yield "scheduled", "nothing says that it stands"
    if act.status in _PLAIN and (made := _MADE_BEFORE.match(body, act.trigger.end, sentence.end)):
        yield "background", made[0].strip()
    if act.status in _PLAIN and (words := _long_past(act, sentence, text)):
        yield "background", words


def _is_open(status: Status, words: str, before: str, sentence: str) -> bool:
    """Whether what "would" be hangs on a condition, or what is to be confirmed is not."""
    if status == "confirmed" and UNCONFIRMED.search(before):
        return True
    firm = status in ("expected", "confirmed")
    return firm and "would" in words and bool(_CONDITION.search(sentence))


def _long_past(act: Act, sentence: Span, text: Text) -> str | None:
    """Words that date the act's own clause long before the report."""
    body = text.report.text
    start = sentence.start + _last_break(body[sentence.start : act.trigger.start])
    rest = _CLAUSE.search(body, act.trigger.end, sentence.end)
    end = rest.start() if rest else sentence.end
    if match := _LONG_AGO.search(body, start, end):
        return match[0]
    if match := _YEARS_AFTER.match(body, act.trigger.end, sentence.end):
        return match["then"]
    if match := _YEARS_BEFORE.search(body[sentence.start : act.trigger.start]):
        return match[0].strip()
    published = text.report.published
    if published is None:
        return None
    years = list(_YEAR.finditer(body, start, end))
    if years and all(int(match[1]) <= published.year - _YEARS_PAST for match in years):
        return years[0][0]
    return None


def _last_break(words: str) -> int:
    return max((match.end() for match in _CLAUSE.finditer(words)), default=0)
