"""The first five minutes of a new user, with the README only: clone, demo, history, comparison.

    python benchmarks/first_five_minutes.py --from . --most 300

Clones the repository into a new folder, installs and reads the demo as the README says, finds the
visit that was called off with its history on the command line and on the page, and compares two
pasted readouts. Prints the seconds of each step; ends with status 1 where one fails or all take
longer than `--most`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

PORT = 8766
ADDRESS = f"http://127.0.0.1:{PORT}"


class Visit:
    """One new user: what is done, and how long it took."""

    def __init__(self, folder: Path, source: str) -> None:
        self.folder = folder / "dragoman"
        self.source = source
        self.began = time.monotonic()
        self.ledger = folder / "demo.sqlite"

    def step(self, name: str, act: Callable[[], object]) -> None:
        began = time.monotonic()
        told = act()
        print(f"{time.monotonic() - began:7.1f} s  {name}{f': {told}' if told else ''}", flush=True)

    def run(self, *words: str) -> str:
        environment = {**os.environ, "DRAGOMAN_LEDGER": str(self.ledger), "NO_COLOR": "1"}
        done = subprocess.run(
            words, cwd=self.folder, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    # ------------------------------------------------------------ the steps

    def clone(self) -> None:
        subprocess.run(["git", "clone", "-q", self.source, str(self.folder)], check=True)

    def install(self) -> str:
        """The first command of the README, as far as the demo."""
        readme = (self.folder / "README.md").read_text(encoding="utf-8")
        line = next(line for line in readme.splitlines() if "pip install -q ." in line)
        self.run("bash", "-c", line.partition(" && .venv/bin/dragoman demo")[0])
        return self.run(".venv/bin/dragoman", "--version").strip()

    def demo(self) -> None:
        self.run(".venv/bin/dragoman", "demo", "--ledger", str(self.ledger))

    def history(self) -> str:
        told = self.run(".venv/bin/dragoman", "meetings", "Belmark", "Drovia")
        lines = [line for line in told.splitlines() if "called off Foreign Minister" in line]
        assert lines
        assert all("cancelled" in line for line in lines)
        return lines[0].strip()[:60]

    def page(self) -> str:
        pair = get(f"{ADDRESS}/relations?a=Belmark&b=Drovia")
        assert "cancelled" in pair
        records = dict.fromkeys(re.findall(r'href="(/records/[mo]_\w+)"', pair))
        shown = next(text for name in records if "called off" in (text := get(ADDRESS + name)))
        assert "History" in shown
        return "the page tells how the visit was announced, confirmed and called off"

    def compare(self) -> str:
        path = next(self.folder.glob("src/dragoman/demo/reports/*readouts*.jsonl"))
        first, second = (json.loads(line) for line in path.read_text("utf-8").splitlines())
        form = {"a": first["text"], "b": second["text"], "published": first.get("published", "")}
        shown = get(f"{ADDRESS}/compare", form)
        assert "found only in" in shown
        return re.sub("<[^>]+>", "", re.findall(r'class="counts">(.*?)</p>', shown)[0])


def get(address: str, form: dict[str, str] | None = None) -> str:
    data = urllib.parse.urlencode(form).encode() if form else None
    with urllib.request.urlopen(address, data=data, timeout=120) as answer:
        return str(answer.read().decode())


def served(visit: Visit) -> subprocess.Popen[bytes]:
    """The pages, once they answer."""
    server = subprocess.Popen(
        [".venv/bin/dragoman", "serve", "--ledger", str(visit.ledger), "--port", str(PORT)],
        cwd=visit.folder,
    )
    for _ in range(600):
        try:
            get(f"{ADDRESS}/about")
            return server
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the pages do not answer")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="source", default=".", help="the repository to clone")
    parser.add_argument("--most", type=float, default=300.0, help="seconds")
    choices = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        visit = Visit(Path(folder), choices.source)
        visit.step("fresh clone", visit.clone)
        visit.step("installed", visit.install)
        visit.step("demo read", visit.demo)
        visit.step("the cancelled visit's history", visit.history)
        servers: list[subprocess.Popen[bytes]] = []
        visit.step("pages open", lambda: servers.append(served(visit)))
        try:
            visit.step("the same on the page", visit.page)
            visit.step("a pasted comparison", visit.compare)
        finally:
            servers[0].terminate()
            servers[0].wait(timeout=30)
        spent = time.monotonic() - visit.began
    print(f"{spent:7.1f} s  in all; at most {choices.most:.0f} s were given")
    sys.exit(spent > choices.most)


if __name__ == "__main__":
    main()
