"""Links of a bulk run kept beside its shards, for a ledger that holds these reports and no others.

links/occurrences.jsonl.gz   occurrences in order of their ids
links/deeds.jsonl.gz         words and deeds
links/summary.json           how many reports were linked, and which are copies; this file is there
                             when all are
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dragoman.bulk.linking.linked import Linked
from dragoman.bulk.publish import packed, publish, published
from dragoman.errors import LedgerError, ReadError
from dragoman.ledger import Ledger, codec
from dragoman.records import Deed, Occurrence, When

Entry = TypeVar("Entry", Occurrence, Deed)


@dataclass(frozen=True)
class Given:
    """The links in a folder; `reports` is how many were linked."""

    folder: Path
    reports: int
    dates: Mapping[str, When]
    copies: Mapping[str, str]

    def hold_for(self, ledger: Ledger, coder: str) -> bool:
        """Whether they are those of the ledger: the same reports by this coder, as it left them."""
        counts = ledger.coded_counts().values()
        return (
            ledger.counts().reports == self.reports == sum(each.current for each in counts)
            and {run.coder for run in ledger.runs()} == {coder}
            and not ledger.corrections()
        )

    def write_into(self, ledger: Ledger) -> Mapping[str, When]:
        """Put them in the place of what the ledger was linked to be. Raises ReadError."""
        mark = ledger.mark()
        ledger.write_occurrences(_read(Occurrence, self.folder / "occurrences.jsonl.gz"))
        ledger.write_deeds(_read(Deed, self.folder / "deeds.jsonl.gz"))
        ledger.write_originals(self.copies, mark=mark)
        return self.dates


def keep_links(folder: Path, linked: Linked, *, reports: int) -> None:
    """Write the links of so many reports into a folder, whole or not at all."""
    summary = folder / "summary.json"
    summary.unlink(missing_ok=True)
    _write(folder / "occurrences.jsonl.gz", linked.occurrences)
    _write(folder / "deeds.jsonl.gz", linked.deeds)
    dates = {name: codec.dump(when) for name, when in sorted(linked.dates.items())}
    told = {"reports": reports, "dates": dates, "copies": dict(sorted(linked.origins.items()))}
    publish(summary, json.dumps(told, indent=1).encode() + b"\n")


def given_links(folder: Path) -> Given | None:
    """The links in a folder; None where there are none, or not all yet."""
    try:
        told = json.loads((folder / "summary.json").read_bytes())
        dates = {name: codec.load(When, body) for name, body in told["dates"].items()}
        return Given(folder, int(told["reports"]), dates, told["copies"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, AttributeError, LedgerError) as fault:
        raise ReadError(f"{folder}: damaged ({fault}); delete it, it can be made again") from fault


def _write(file: Path, entries: Iterable[Occurrence] | Iterable[Deed]) -> None:
    with published(file) as out, packed(out) as lines:
        for entry in entries:
            lines.write(codec.dump(entry).encode("utf-8", "surrogatepass") + b"\n")


def _read(kind: type[Entry], file: Path) -> Iterator[Entry]:
    try:
        with gzip.open(file, "rb") as lines:
            for line in lines:
                yield codec.load(kind, line.decode("utf-8", "surrogatepass"))
    except (OSError, EOFError, UnicodeDecodeError, LedgerError) as fault:
        raise ReadError(f"{file}: damaged ({fault}); delete its folder and load again") from fault
