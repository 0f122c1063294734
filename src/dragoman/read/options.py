"""The user's choices for reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from dragoman.errors import SettingsError
from dragoman.read.found import FIELD_NAMES
from dragoman.read.network import Network

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about reports that do not say it themselves, and the limits kept.

    `fields` names the columns or keys of a table or of JSON records: `{"text": "body"}`.
    `max_bytes` bounds one report; a file of many reports may be larger, except a JSON array.
    `network` allows addresses to be fetched; without it none is.
    """

    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 64 * MEBIBYTE
    stdin: BinaryIO | None = None
    network: Network | None = None

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.fields) - set(FIELD_NAMES)):
            raise SettingsError(
                f"a report has no field {', '.join(unknown)}; "
                f"name one of {', '.join(FIELD_NAMES)}, e.g. text=body"
            )
        if self.max_bytes < 1:
            raise SettingsError(f"max_bytes is {self.max_bytes}; give a number above 0")


def size_in_words(count: int) -> str:
    """`64 MiB`, `200 bytes`: a limit as a message says it."""
    if count >= MEBIBYTE and count % MEBIBYTE == 0:
        return f"{count // MEBIBYTE} MiB"
    return f"{count:,} bytes"
