"""How long the tables of actors, offices and places take to load.

python benchmarks/tables_load.py [--times N]
"""

from __future__ import annotations

import argparse
import time

from dragoman.resolve import ActorTables


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    spent = []
    for _ in range(parser.parse_args().times):
        began = time.process_time()
        ActorTables.load()
        spent.append(time.process_time() - began)
    print(f"tables load in {min(spent) * 1000:.0f} to {max(spent) * 1000:.0f} ms CPU")


if __name__ == "__main__":
    main()
