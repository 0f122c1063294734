"""What stands in a report and is no prose: headers, credits, captions, headings, links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.records import Span

_HEADER = re.compile(r"\ufeff?\s*date\s+\d{4}-\d{2}-\d{2}\b[ \t]*")
_CREDIT = re.compile(
    r"\((?:Photo|Image|File photo|Xinhua|Reuters|AP|AFP|EPA|Getty|Credit|Courtesy|Photo by)"
    r"[^()]{0,60}\)"
    r"|\((?:[A-Z][\w'-]+/){1,3}[A-Z][^()]{0,40}\)"
)
_LINK = re.compile(
    r"(?:ALSO (?:SEE|READ)|READ (?:MORE|ALSO|NEXT)|SEE ALSO|RELATED(?: STORIES| ARTICLES)?|"
    r"MORE ON THIS STORY|Advertisement|ADVERTISEMENT|Share this|Sign up|Subscribe|WATCH|LISTEN)\b"
    r"[:\s].{0,160}$|(?:ALSO (?:SEE|READ)|READ MORE|Advertisement)\s*:?$"
)
_SIGN_OFF = re.compile(
    r"(?:\(?(?:Reporting|Writing|Editing|Additional reporting|Compiled|Edited|Translated) by "
    r".{3,200}"
    r"|[A-Z][\w ]{1,30} with additional (?:editing|reporting) by .{3,80}"
    r"|\(?Source:.{1,80}|©.{0,120}|Copyright .{0,120})$"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’\- ]{2,30}"
    rf"(?:,\s*(?!{_MONTH}\.?\s+\d)[A-Z][\w.'’ ]{{2,25}})?|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    rf"(?:,\s*(?P<date>{_MONTH}\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?))?"
    r"(?:\s*\((?P<agency>[A-Z][\w .&/'-]{1,40})\))?\s*(?:--|—|–|-)\s+"
)
_CAPTION_VERB = re.compile(
    r"\b(?:speaks|attends|shakes hands|poses|walks|waves|arrives|looks on|is seen|are seen|greets|"
    r"meets with|listens|gestures|delivers|pictured|stand|stands|sits|holds up)\b"
)
_CAPTION_DATE = re.compile(
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},\s+\d{4}"
)
_LONGEST_HEADING = 110


@dataclass(frozen=True, slots=True)
class Furniture:
    """Spans by what they are; `prose` is what sentences are cut from, in order."""

    prose: tuple[Span, ...]
    furniture: tuple[Span, ...]
    headings: tuple[Span, ...]
    captions: tuple[Span, ...]
    dateline: str | None


def furniture(text: str, blocks: tuple[Span, ...]) -> Furniture:
    """Sort paragraphs, and parts of them, into prose and the rest."""
    prose: list[Span] = []
    aside: list[Span] = []
    headings: list[Span] = []
    captions: list[Span] = []
    dateline: str | None = None
    for index, block in enumerate(blocks):
        start, end = block.start, block.end
        if index == 0 and (header := _HEADER.match(text, start, end)):
            aside.append(Span(start, len(text[: header.end()].rstrip())))
            start = header.end()
        if start >= end:
            continue
        if _LINK.match(text, start, end) or _SIGN_OFF.match(text, start, end):
            aside.append(Span(start, end))
            continue
        if credit := _credit_at_end(text, start, end):
            aside.append(credit)
            end = start + len(text[start : credit.start].rstrip())
            if start < end:
                captions.append(Span(start, end))
        elif index == 0 and _is_caption(text[start:end]):
            captions.append(Span(start, end))
        if start >= end:
            continue
        line = _DATELINE.match(text, start, end) if index < 4 and dateline is None else None
        if line and (line["agency"] or line["date"] or line["place"].isupper()):
            dateline = line["place"].strip(" -")
            aside.append(Span(start, len(text[: line.end()].rstrip())))
            start = line.end()
        if start >= end:
            continue
        if _is_heading(text, Span(start, end), index, len(blocks)):
            headings.append(Span(start, end))
        prose.append(Span(start, end))
    return Furniture(tuple(prose), tuple(aside), tuple(headings), tuple(captions), dateline)


def _credit_at_end(text: str, start: int, end: int) -> Span | None:
    for match in _CREDIT.finditer(text, start, end):
        if not text[match.end() : end].strip(" ."):
            return Span(*match.span())
    return None


def _is_caption(paragraph: str) -> bool:
    return bool(
        len(paragraph) < 400
        and paragraph.count(".") <= 3
        and _CAPTION_VERB.search(paragraph)
        and _CAPTION_DATE.search(paragraph)
    )


def _is_heading(text: str, block: Span, index: int, count: int) -> bool:
    """A short line between paragraphs, without a full stop at its end."""
    line = block.of(text)
    if count < 3 or index == count - 1 or len(block) > _LONGEST_HEADING:
        return False
    bare = line.rstrip("\"”’' ")
    return bare[-1:] not in ".!?:;," and not line.startswith(("-", "•", "*")) and " " in line
