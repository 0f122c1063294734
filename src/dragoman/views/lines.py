"""One JSON value on one line, for whatever reads lines."""

from __future__ import annotations

import json

# Some readers of JSON Lines end a line at these, which JSON itself lets stand.
_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def json_line(row: object) -> bytes:
    """One line of JSON that every reader of lines takes for one."""
    text = json.dumps(row, ensure_ascii=False, allow_nan=False)
    try:
        return text.translate(_BREAKS).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8: keep its escape
        return json.dumps(row, allow_nan=False).encode() + b"\n"
