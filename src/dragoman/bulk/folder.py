"""The folder of a bulk run: where its files lie, and which of them are there.

manifest.json             the coder, the inputs and the choices
plan.jsonl.gz             the groups of files that are cut into shards
cut/00003.json            how many shards a group gave
reports/00003-0001...     the reports of a shard, until they are coded
coded/00003-0001...       what they gave; this file is there when the shard is done
notes/00003-0001.json     what was counted in it, what failed, what was skipped
links/                    the links of all, where they were asked for
failures.jsonl, skipped.jsonl, summary.json      written when all is done
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.bulk.publish import drop_drafts

_LINES = ".jsonl.gz"


@dataclass(frozen=True, slots=True)
class Shard:
    """The part `part` of the group `group`, both counted from 1."""

    group: int
    part: int

    @property
    def name(self) -> str:
        return f"{self.group:05d}-{self.part:04d}"


@dataclass(frozen=True, slots=True)
class Folder:
    """The places of a bulk run under one path."""

    path: Path

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.json"

    @property
    def plan(self) -> Path:
        return self.path / f"plan{_LINES}"

    @property
    def failures(self) -> Path:
        return self.path / "failures.jsonl"

    @property
    def skipped(self) -> Path:
        return self.path / "skipped.jsonl"

    @property
    def summary(self) -> Path:
        return self.path / "summary.json"

    @property
    def links(self) -> Path:
        return self.path / "links"

    def cut(self, group: int) -> Path:
        return self.path / "cut" / f"{group:05d}.json"

    def reports(self, shard: Shard) -> Path:
        return self.path / "reports" / f"{shard.name}{_LINES}"

    def coded(self, shard: Shard) -> Path:
        return self.path / "coded" / f"{shard.name}{_LINES}"

    def notes(self, shard: Shard) -> Path:
        return self.path / "notes" / f"{shard.name}.json"

    def shards_of(self, group: int) -> Iterator[Shard]:
        """The shards of a group that has been cut."""
        parts = json.loads(self.cut(group).read_bytes())["shards"]
        return (Shard(group, part) for part in range(1, parts + 1))

    def is_cut(self, group: int) -> bool:
        """Whether each shard of a group is there, coded or still to be coded.

        A shard's reports go only after they are coded, so that they are looked for first.
        """
        if not self.cut(group).exists():
            return False
        return all(
            self.reports(shard).exists() or self.coded(shard).exists()
            for shard in self.shards_of(group)
        )

    def tidy(self) -> None:
        """Remove what a finished run has no use for: drafts, and reports that are coded."""
        for folder in (self.path, *(self.path / name for name in ("cut", "coded", "notes"))):
            drop_drafts(folder)
        waiting = self.path / "reports"
        drop_drafts(waiting)
        for left in waiting.glob(f"*{_LINES}"):
            if (self.path / "coded" / left.name).exists():
                left.unlink(missing_ok=True)
        if waiting.exists() and not any(waiting.iterdir()):
            waiting.rmdir()
