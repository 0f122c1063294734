"""Mail: mbox files and single messages, such as press releases that a ministry sends out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import BinaryIO

from dragoman.errors import ReadError
from dragoman.read.dates import date_of
from dragoman.read.decode import decoded
from dragoman.read.found import Fields, Found
from dragoman.read.fragment import text_of_fragment
from dragoman.read.options import ReadOptions, size_in_words
from dragoman.read.streams import numbered_lines
from dragoman.records import ReadFailure

READER = "mail/1"
MBOX = re.compile(rb"From [^\r\n]*\d{4}[^\r\n]*\r?\n[A-Za-z-]+: ")
_ESCAPED = re.compile(rb">+From ")


def reports_in_mail(
    stream: BinaryIO, origin: str, *, options: ReadOptions
) -> Iterator[Found | ReadFailure]:
    """A report for each message with a text; each other message is named with its number."""
    number = 0
    for number, message in enumerate(_messages(stream, options.max_bytes), 1):
        if message is None:
            reason = f"a message larger than {size_in_words(options.max_bytes)}; raise max_bytes"
            yield ReadFailure(origin, reason, number)
            continue
        try:
            yield _found(message, number)
        except RecursionError:
            reason = "a message of too many parts within parts; save its text and read that"
            yield ReadFailure(origin, reason, number)
        except (ReadError, LookupError, ValueError) as error:
            yield ReadFailure(origin, f"a message that cannot be read: {error}", number)
    if not number:
        raise ReadError("the file is empty; nothing to read")


def _messages(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Messages of an mbox, split at `From ` after a blank line; or the only one of a file."""
    held: list[bytes] = []
    size, blank, mbox = 0, True, False
    for number, line in numbered_lines(stream, max_bytes=max_bytes):
        if line is None:
            size = max_bytes + 1
            continue
        if blank and line.startswith(b"From ") and (mbox or number == 1):
            mbox = True
            if size:
                yield b"".join(held) if size <= max_bytes else None
            held, size = [], 0
            continue
        blank = not line.strip()
        size += len(line)
        if size <= max_bytes:
            held.append(line[1:] if mbox and _ESCAPED.match(line) else line)
    if size:
        yield b"".join(held) if size <= max_bytes else None


def _found(data: bytes, number: int) -> Found:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    name, address = parseaddr(str(message.get("From", "")))
    text = _text(message).replace("\r\n", "\n").strip("\n")
    if not text.strip():
        raise ReadError("it has no text; save its attachment and read that")
    return Found(
        text=text,
        reader=READER,
        given=Fields(
            title=_header(message, "Subject"),
            published=date_of(_header(message, "Date")),
            external_id=_header(message, "Message-ID"),
        ),
        metadata=Fields(
            outlet=name or address or None, language=_header(message, "Content-Language")
        ),
        line=number,
    )


def _text(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = decoded(data).text
    return text_of_fragment(text) if part.get_content_subtype() == "html" else text


def _header(message: EmailMessage, name: str) -> str | None:
    return " ".join(str(message.get(name, "")).split()) or None
