"""A process that keeps reports and says so, line by line: `writer.py LEDGER FIRST COUNT CODER`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from builders import findings, report
from dragoman.ledger import Ledger


def main() -> None:
    path, first, count, coder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    coming = (
        findings(report(outlet=f"Outlet {number}"), coder=coder)
        for number in range(first, first + count)
    )
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(coder=coder, started=datetime.now(UTC))
        for kept in ledger.keep_many(coming, run, batch=3):
            sys.stdout.write(f"{kept.report} {kept.outcome}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
