"""A small archive of plain sentences, and ways to code it and to look at what came."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.bulk import Account, Folder, MakesCoder, Manifest, Part, code_inputs

from .coders import MakesHandCoder

TEXT = "date 2025-02-{:02d}\n\nDrovia accused Belmark of theft number {} on 2025-02-01."


def write_lines(file: Path, texts: list[str]) -> Path:
    """A file of JSON Lines with these texts."""
    rows = [json.dumps({"id": f"n{number}", "text": text}) for number, text in enumerate(texts)]
    file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three plain reports, and two files of JSON Lines with thirty; only read."""
    folder = tmp_path_factory.mktemp("archive")
    for number in range(3):
        text = TEXT.format(number + 1, number)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    for name, count in (("a", 10), ("b", 20)):
        texts = [TEXT.format(count, f"{name}{number}") for number in range(count)]
        write_lines(folder / f"{name}.jsonl", texts)
    return folder


def coded(
    target: Path,
    *inputs: Path,
    coder: MakesCoder | None = None,
    per_shard: int = 4,
    only: Part | None = None,
    plan_only: bool = False,
    workers: int = 1,
    prefilter: str | None = None,
) -> Account | None:
    """Code inputs into a folder of small shards."""
    coder = coder or MakesHandCoder()
    manifest = Manifest(
        coder=coder().version, inputs=tuple(map(str, inputs)), per_shard=per_shard,
        prefilter=prefilter,
    )  # fmt: skip
    return code_inputs(
        Folder(target), manifest, coder=coder, workers=workers, only=only, plan_only=plan_only
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
