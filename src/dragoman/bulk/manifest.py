"""What a folder of shards was begun with: a coder, inputs and choices that do not change in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import SettingsError
from dragoman.read import ReadOptions

LAYOUT = 1
"""Raised when the files of a folder change their form."""

PER_SHARD = 100
"""Reports in a shard: most of a minute of one core, which is what a killed worker loses."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The choices that decide what the shards hold.

    `coder` is the version that makes them, `actors` the user's own tables, `prefilter` the
    version of the filter or None; the others are what the user said of the reports.
    """

    coder: str
    inputs: tuple[str, ...]
    actors: tuple[str, ...] = ()
    prefilter: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    per_shard: int = PER_SHARD
    layout: int = LAYOUT

    @property
    def options(self) -> ReadOptions:
        """How the inputs are read."""
        return ReadOptions(
            published=date.fromisoformat(self.published) if self.published else None,
            outlet=self.outlet,
            language=self.language,
            fields=self.fields,
        )

    def dump(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode() + b"\n"

    def agreed(self, wanted: Manifest, folder: Path) -> Manifest:
        """This manifest, where `wanted` asks for the same. Raises SettingsError that says why not.

        Inputs need not be named again; shards of another coder or of other choices never mix.
        """
        if not wanted.inputs:
            wanted = replace(wanted, inputs=self.inputs)
        mine, theirs = asdict(self), asdict(wanted)
        for name, value in mine.items():
            if theirs[name] != value:
                raise SettingsError(
                    f"{folder} was begun with {_TOLD.get(name, name)} {_shown(value)}, now "
                    f"{_shown(theirs[name])} is asked for; give the same, or another --shards"
                )
        return self


_TOLD = {
    "coder": "the coder", "inputs": "the inputs", "actors": "--actors", "prefilter": "--prefilter",
    "published": "--published", "outlet": "--outlet", "language": "--language", "fields": "--map",
    "per_shard": "reports per shard", "layout": "the layout",
}  # fmt: skip


def load_manifest(file: Path) -> Manifest | None:
    """What is written there; None where nothing is. Raises SettingsError where it is damaged."""
    try:
        written: dict[str, Any] = json.loads(file.read_bytes())
        lists = {name: tuple(written[name]) for name in ("inputs", "actors")}
        return Manifest(**{**written, **lists})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as fault:
        raise SettingsError(
            f"{file}: no manifest of shards ({fault}); choose another --shards"
        ) from fault


def _shown(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value)) or "none"
    return str(value) if value else "none"
