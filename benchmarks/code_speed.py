"""Measure the coder on one core: words and reports per CPU second, by stage, start-up, memory.

    python benchmarks/code_speed.py [FOLDER] [--weights FOLDER] [--first N]

FOLDER holds .txt files; default ../shared/data/polnear/dev/text beside the checkout. CPU seconds
are those of this process, so that other work on the machine disturbs them little.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "data" / "polnear" / "dev" / "text"

# What `Coder.code` calls, as (where it looks the name up, the name, the stage it belongs to).
STAGES = (
    ("dragoman.pipeline", "annotate", "annotate"),
    ("dragoman.models.encoder.Encoder", "encode", "encoder"),
    ("dragoman.attribute", "attributions", "attribute"),
    ("dragoman.codify", "acts", "codify: acts"),
    ("dragoman.codify", "meetings", "codify: meetings"),
    ("dragoman.codify", "positions", "codify: positions"),
    ("dragoman.resolve.setting", "mentions", "resolve: actors"),
    ("dragoman.resolve.setting", "times", "resolve: times"),
    ("dragoman.resolve", "statements", "resolve: statements"),
    ("dragoman.resolve", "events", "resolve: events"),
)


def timed(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The same function, its CPU seconds added up; an iterator is drawn to its end at once."""

    def call(*arguments: Any, **options: Any) -> Any:
        start = time.process_time()
        result = function(*arguments, **options)
        if hasattr(result, "__next__"):
            result = tuple(result)
        spent[stage] += time.process_time() - start
        return result

    return call


def watch(spent: dict[str, float]) -> None:
    """Put a clock round every stage that is there; what is not counts as "other"."""
    import importlib

    for place, name, stage in STAGES:
        try:
            owner: Any = importlib.import_module(place)
        except ModuleNotFoundError:
            module, _, attribute = place.rpartition(".")
            owner = getattr(importlib.import_module(module), attribute, None)
        if function := getattr(owner, name, None):
            setattr(owner, name, timed(function, stage, spent))


def startup(code: str) -> float:
    """Wall seconds of a fresh Python that runs `code`; the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure(folder: Path, weights: Path | None, first: int | None) -> None:
    from dragoman.models import Encoder
    from dragoman.pipeline import Coder
    from dragoman.records import Report
    from dragoman.views.wire import wire

    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))[:first]]
    words = sum(len(text.split()) for text in texts)
    spent: dict[str, float] = defaultdict(float)
    coder = Coder(encoder=Encoder(weights))
    before = peak_mib()
    coder.code(Report("Kestria said on Monday that it would expel two Drovian envoys."))
    watch(spent)
    start, wall = time.process_time(), time.perf_counter()
    for text in texts:
        findings = coder.code(Report(text))
        begun = time.process_time()
        json.dumps(wire(findings), ensure_ascii=False)
        spent["write JSON"] += time.process_time() - begun
    total, wall = time.process_time() - start, time.perf_counter() - wall
    print(f"{coder.version}: {len(texts)} reports, {words:,} words of {folder}")
    print(
        f"{words / total:,.0f} words and {len(texts) / total:.1f} reports per CPU second "
        f"({total:.1f} CPU s, {wall:.1f} s on the clock)"
    )
    spent["other"] = total - sum(spent.values())
    for stage, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        speed = f"{words / seconds:12,.0f} words/s" if seconds > 0.001 else ""
        print(f"  {stage:20}{seconds:8.2f} s {100 * seconds / total:5.1f} %{speed}")
    resolving = sum(seconds for stage, seconds in spent.items() if stage.startswith("resolve"))
    print(f"  who, when and where together {100 * resolving / total:.1f} %")
    print(f"peak memory {peak_mib():.0f} MiB ({before:.0f} MiB before the first report)")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=TEXTS)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--first", type=int)
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"skipped: {options.folder} is not here; it does not ship with Dragoman")
        return 0
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    measure(options.folder, options.weights, options.first)
    weights = f"Path({str(options.weights)!r})" if options.weights else "None"
    coder = (
        "from pathlib import Path; from dragoman.pipeline import Coder; "
        "from dragoman.models import Encoder; from dragoman.records import Report; "
        f"Coder(encoder=Encoder({weights})).code(Report('Kestria expelled two envoys.'))"
    )
    print(f"start-up to the first coded report: {startup(coder):.2f} s")
    help_ = "import sys; sys.argv = ['dragoman', '--help']; from dragoman.cli import main; main()"
    print(f"dragoman --help: {startup(help_):.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
