"""Score the time recogniser on TimeML news (AQUAINT) with the shared scorer.

    python benchmarks/times_aquaint.py [FOLDER] [--half even|odd] [--errors N]

FOLDER holds .tml files; default ../shared/data/aquaint beside the checkout. `--half` keeps the
files at even or odd places of the sorted list: even ones were read in development.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from dragoman.records import Report, Span, Text
from dragoman.resolve.times import times

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_timex.py"


def prepared(content: str) -> Text:
    """The bare text: without sentence spans the recogniser finds their ends itself."""
    return Text(Report(content), (Span(0, len(content)),) if content else (), ())


def predictions(dump: Path) -> tuple[list[str], float, int]:
    """One line of JSON a document, the seconds taken, and the words read."""
    lines: list[str] = []
    seconds, words = 0.0, 0
    for row in map(json.loads, dump.read_text(encoding="utf-8").splitlines()):
        published = date.fromisoformat(row["dct"][:10]) if row["dct"] else None
        text = prepared(row["text"])
        start = time.perf_counter()
        found = times(text, published=published)
        seconds += time.perf_counter() - start
        words += len(row["text"].split())
        timexes = [
            {"start": one.span.start, "end": one.span.end, "type": one.type, "value": one.value}
            for one in found
        ]
        lines.append(json.dumps({"id": row["id"], "timexes": timexes}))
    return lines, seconds, words


def chosen(folder: Path, half: str | None) -> list[Path]:
    files = sorted(path for path in folder.glob("*.tml") if not path.name.startswith("."))
    return files if half is None else files[half == "odd" :: 2]


def score(folder: Path, half: str | None, errors: int) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        gold, dump, found = Path(scratch, "gold"), Path(scratch, "texts"), Path(scratch, "found")
        gold.mkdir()
        for path in chosen(folder, half):
            shutil.copy(path, gold)
        scorer = [sys.executable, str(SCORER), str(gold)]
        subprocess.run([*scorer, "--dump", str(dump)], check=True)
        predictions(dump)  # a first pass reads the tables
        lines, seconds, words = predictions(dump)
        found.write_text("\n".join(lines) + "\n", encoding="utf-8")
        options = ["--kinds", "--errors", str(errors)]
        status = subprocess.run([*scorer, str(found), *options], check=False).returncode
    print(f"{words} words in {seconds:.3f} s: {words / seconds:,.0f} words per second")
    return status


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "data" / "aquaint")
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    for needed in (SCORER, options.folder):
        if not needed.exists():
            print(f"skipped: {needed} is not here; it does not ship with Dragoman")
            return 0
    return score(options.folder, options.half, options.errors)


if __name__ == "__main__":
    sys.exit(main())
