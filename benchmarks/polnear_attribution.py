"""Score attributions on PolNeAR with the shared scorer.

    python benchmarks/polnear_attribution.py [FOLDER] [--weights FOLDER] [--bootstrap N]

FOLDER holds text/ and attributions/; default ../shared/data/polnear/dev beside the checkout.
Attributions inside another are left out: the gold marks only the outermost.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_attribution.py"


def predict(folder: Path, weights: Path | None, out: Path) -> tuple[int, float]:
    """Write one line a document; gives the words read and the CPU seconds taken."""
    from dragoman.cli.drafts import Drafter
    from dragoman.cli.scoring import prediction
    from dragoman.models import Encoder
    from dragoman.read.gold import gold_reports

    drafter = Drafter(encoder=Encoder(weights))
    words, seconds = 0, 0.0
    with out.open("w", encoding="utf-8") as lines:
        for gold in gold_reports(folder):
            start = time.process_time()
            found = drafter.attributions(gold.report)
            seconds += time.process_time() - start
            words += len(gold.report.text.split())
            lines.write(json.dumps(prediction(gold.name, found)) + "\n")
    print(f"model {drafter.version}")
    return words, seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "data/polnear/dev")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--out", type=Path, help="keep the predictions here")
    parser.add_argument("--bootstrap", type=int, default=0)
    options = parser.parse_args()
    for needed in (SCORER, options.folder):
        if not needed.exists():
            print(f"skipped: {needed} is not here; it does not ship with Dragoman")
            return 0
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch, "predictions.jsonl")
        words, seconds = predict(options.folder, options.weights, out)
        command = [sys.executable, str(SCORER), str(options.folder), str(out)]
        if options.bootstrap:
            command += ["--bootstrap", str(options.bootstrap)]
        status = subprocess.run(command, check=False).returncode
    print(f"{words:,} words in {seconds:.1f} CPU s: {words / seconds:,.0f} words per CPU second")
    return status


if __name__ == "__main__":
    sys.exit(main())
