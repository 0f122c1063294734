"""Text of reports made fit for a page: nothing in it is markup, and nothing in it is hidden."""

from __future__ import annotations

_TURNS = {
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
_KEPT = "\t\n\r"
_SIGNS: dict[int, str] = {
    # A control character is shown by its picture, so that a reader sees that it is there.
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    # A turn of the writing direction could make words read in an order they do not have.
    **{code: f"\u27e6{name}\u27e7" for code, name in _TURNS.items()},
    # Half a surrogate pair has no form in UTF-8.
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def shown(text: str) -> str:
    """The text with control characters, turns of direction and broken characters made visible."""
    return text if text.isascii() and text.isprintable() else text.translate(_SIGNS)
