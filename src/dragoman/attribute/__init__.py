"""Find who is said to have said what: sources, cues, contents, addressees and relays."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.attribute.beside import anchored
from dragoman.attribute.decode import drafts
from dragoman.attribute.finish import finished
from dragoman.attribute.handed import handed_on
from dragoman.attribute.inner import nested
from dragoman.attribute.transcript import turned
from dragoman.attribute.unsaid import unsaid
from dragoman.models import Encoded, Heads
from dragoman.records import Attribution, Text

__all__ = ["attributions"]


def attributions(text: Text, windows: Sequence[Encoded], heads: Heads) -> tuple[Attribution, ...]:
    """Attributions of a text in order of position; nested ones point to their outer one."""
    found = [draft for window in windows for draft in drafts(window, heads)]
    whole = unsaid(nested(turned(anchored(found, text), text), text), text)
    handed_on(whole, text)
    return finished(whole, text)
