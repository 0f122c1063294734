"""Finish drafts: tidy edges, tell the kinds apart, mark damage, order and nest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import compress

from dragoman.attribute.decode import Draft
from dragoman.models.windows import quoted
from dragoman.records import Attribution, Reason, Span, StatementKind, Text

_MARKS = '"“”„«»'
# A modal before a verb in -ing lost the verb between them ("should interfering"): the sense of
# the sentence may be reversed, so that nothing may be concluded from it.
_LOST_VERB = re.compile(
    r"\b(?:should|must|will|would|could|can|may|might|shall)\s+(?:not\s+)?"
    r"(?!(?:bring|sing|ring|king|swing|cling|fling|spring|string|sting|wing|ping|during"
    r"|\w*thing|evening|morning|ceiling|wedding)\b)"
    r"[a-z]{3,}ing\b"
)

_NEAR = 30
_WITHHELD = re.compile(
    r"\b(?:not|no|none|nobody|nothing|never|nor|neither|without|yet|hardly|barely|little|few|"
    r"declin\w+|refus\w+|silen\w+|comment\w*|respon\w+|answer\w*|repl(?:y|ies|ied|ying)|reach\w*|"
    r"(?:un)?available|unanswered|unclear|mum|quiet|speechless|tight-lipped|withh\w+|"
    r"dodg\w+|evad\w+|avoid\w+|ignor\w+|skirt\w*|brush\w*|shrug\w*|sidestep\w*|duck\w*|deflect\w*|"
    r"demur\w*|balk\w*|wav\w+|hung|stopp?\w*|fail\w*|ke(?:ep|pt)\w*|omit\w*|le(?:ft|av\w+)|stay\w*|"
    r"pass\w*|reserv\w+|lips|undisclosed|unnamed|conceal\w*|hid\w*|secre\w+)\b|n[’']t\b",
    re.I,
)
_WORD = re.compile(r"\w+")
_SAY_NOTHING = frozenset("a an the of in to and or by for with without from as at on".split())


def finished(drafts: Sequence[Draft], text: Text) -> tuple[Attribution, ...]:
    """Attributions in order of their first span, inner ones pointing to the outer's index."""
    body = text.report.text
    kept = sorted(
        (d for d in drafts if _says(d, body) or _keeps_silent(d, body)),
        key=lambda d: (_first(d), d.inner, _last(d)),
    )
    out: list[Attribution] = []
    for draft in kept:
        content = tuple(sorted(_tidy(span, body) for span in draft.content))
        out.append(
            Attribution(
                source=tuple(draft.source),
                cue=tuple(draft.cue),
                content=content,
                kind=_kind(draft, content, text),
                addressees=tuple(sorted(draft.addressees)),
                relays=tuple(sorted(draft.relays)),
                within=_outer(content, draft, kept),
                announced=draft.announced >= 0.5,
                silence=not content,
                damaged=any(_LOST_VERB.search(span.of(body)) for span in content),
                reasons=(_reason(draft, body),),
            )
        )
    return tuple(out)


def _keeps_silent(draft: Draft, body: str) -> bool:
    """Whether words were withheld, as its cue or the words just before tell."""
    if draft.content or draft.silence < 0.5:
        return False
    return any(_WITHHELD.search(body, max(0, cue.start - _NEAR), cue.end) for cue in draft.cue)


def _says(draft: Draft, body: str) -> bool:
    """Whether its content holds a word that says anything; "a" and a quotation mark do not."""
    words = _WORD.findall(" ".join(span.of(body) for span in draft.content).casefold())
    return any(word not in _SAY_NOTHING for word in words)


def _first(draft: Draft) -> int:
    return min(span.start for span in (*draft.content, *draft.cue, *draft.source))


def _last(draft: Draft) -> int:
    return max(span.end for span in (*draft.content, *draft.cue))


def _reason(draft: Draft, body: str) -> Reason:
    """What found it: a draft without a score was read off the wording."""
    name = "attribution model" if draft.score else "rule: wording"
    return Reason(name, _cue_words(draft, body), draft.score or None)


def _cue_words(draft: Draft, body: str) -> str:
    return " … ".join(span.of(body) for span in draft.cue) or "(continued quotation)"


def _tidy(span: Span, body: str) -> Span:
    """Take in a quotation mark that hugs the span and leave out a comma at its end."""
    start, end = span.start, span.end
    if start > 0 and body[start - 1] in _MARKS and _unbalanced(body[start:end]):
        start -= 1
    if end < len(body) and body[end] in _MARKS and _unbalanced(body[start:end]):
        end += 1
    while end - start > 1 and body[end - 1] in ",;: ":
        end -= 1
    return Span(start, end)


def _unbalanced(words: str) -> bool:
    return (words.count('"') % 2 == 1) or words.count("“") != words.count("”")


def _kind(draft: Draft, content: Sequence[Span], text: Text) -> StatementKind:
    """By how much of the content stands between quotation marks of its paragraph."""
    if draft.spoken:
        return "direct"
    if draft.thought >= 0.5:
        return "thought"
    body = text.report.text
    letters = inside = 0
    for span in content:
        block = next((b for b in text.paragraphs if span.start < b.end), span)
        flags = quoted(body, block)[span.start - block.start :]
        words = span.of(body)
        letters += _letters(words)
        inside += _letters(compress(words, flags))
    if not inside:
        return "indirect"
    return "mixed" if letters - inside > inside * 0.15 else "direct"


def _letters(words: Iterable[str]) -> int:
    return sum(map(str.isalnum, words))


def _outer(content: Sequence[Span], draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """The draft in whose content this one lies, the innermost of several."""
    around = [
        (len(piece), index)
        for index, other in enumerate(drafts)
        if other is not draft and content
        for piece in other.content
        if content[0].within(piece) and content[0] != piece
    ]
    return min(around)[1] if around else None
