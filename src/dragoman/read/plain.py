"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from typing import BinaryIO

import yaml

from dragoman.errors import ReadError
from dragoman.read.decode import decoded
from dragoman.read.found import Fields, Found
from dragoman.read.options import ReadOptions
from dragoman.read.record import found_in_record
from dragoman.read.streams import whole

READER = "text/1"
_FRONT_MATTER = re.compile(
    r"---[ \t]*(?P<newline>\r?\n)(?P<matter>.{0,16384}?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)


def report_in_text(stream: BinaryIO, *, options: ReadOptions) -> Found:
    """The text as it stands. Front matter is set apart: offsets begin after it."""
    data = whole(
        stream, max_bytes=options.max_bytes, remedy="split it into reports, or raise max_bytes"
    )
    if not data.strip():
        raise ReadError("the file is empty; nothing to read")
    content = decoded(data)
    given, text = _front_matter(content.text, options)
    mark = "" if content.encoding == "utf-8" else f"+{content.encoding}"
    return Found(text=text, reader=READER + mark, given=given)


def _front_matter(text: str, options: ReadOptions) -> tuple[Fields, str]:
    """What stands between two lines `---` at the very start, if it is YAML with keys."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return Fields(), text
    try:
        # BaseLoader leaves dates and numbers as they are written.
        values: object = yaml.load(match["matter"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return Fields(), text
    if not isinstance(values, dict):
        return Fields(), text
    body = text[match.end() :]
    record = {str(key).strip().lower(): value for key, value in values.items()}
    given = found_in_record(
        {**record, "text": body or " ", "pairs": None},
        fields={name: key for name, key in options.fields.items() if name not in ("text", "pairs")},
        reader=READER,
    ).given
    return given, body
