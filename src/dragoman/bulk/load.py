"""Take the shards of a bulk run into a ledger: known reports change nothing, then all is linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain

from dragoman.bulk.folder import Folder, Shard
from dragoman.bulk.lines import Coded, coded_in
from dragoman.bulk.linking.given import given_links
from dragoman.bulk.linking.relink import relink
from dragoman.bulk.manifest import Manifest, load_manifest
from dragoman.bulk.plan import planned
from dragoman.errors import SettingsError
from dragoman.ledger import Ledger, Run
from dragoman.pipeline import Summary
from dragoman.records import Findings, When

BATCH = 100
"""Reports that are committed together."""


def load_into(
    ledger: Ledger,
    folder: Folder,
    *,
    arguments: Sequence[str] = (),
    link: Callable[[Ledger], Mapping[str, When]] | None = relink,
    progress: Callable[[Summary], None] = lambda _: None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Summary:
    """Keep what all shards of the folder hold, as one run of their coder, and link the ledger.

    Links that lie beside the shards are taken where they are those of the ledger; else `link`
    finds them, if it is given. What was kept before an interruption stays, and loading again goes
    on from there. Raises SettingsError where shards are still to be coded.
    """
    manifest, shards = whole(folder)
    cut_short = any(run.finished is None for run in ledger.runs()[-1:])
    summary = Summary()
    with ledger.run(manifest.coder, [str(folder.path), *arguments], now=clock) as run:
        coming = _coming(ledger, folder, shards, run, summary)
        for keeping in ledger.keep_many(coming, run, batch=BATCH):
            summary.count(keeping)
            progress(summary)
        changed = cut_short or summary.outcomes["new"] or summary.outcomes["recoded"]
        if link is not None and changed:
            given = given_links(folder.links)
            if given is not None and given.hold_for(ledger, manifest.coder):
                summary.placed = given.write_into(ledger)
            else:
                summary.placed = link(ledger)
    return summary


def coded_by(folder: Folder) -> Iterator[Coded]:
    """All that a bulk run coded, in the order of its inputs. Raises SettingsError, ReadError."""
    _, shards = whole(folder)
    for shard in shards:
        yield from coded_in(folder.coded(shard))


def whole(folder: Folder) -> tuple[Manifest, list[Shard]]:
    """The choices and the shards of a run that is done. Raises SettingsError where it is not."""
    manifest = load_manifest(folder.manifest)
    if manifest is None:
        raise SettingsError(f"{folder.path}: no shards of `dragoman code` here; check the path")
    groups = planned(folder, manifest.inputs)
    if all(folder.cut(group.number).exists() for group in groups):
        each = chain.from_iterable(folder.shards_of(group.number) for group in groups)
        shards = list(each)
        if all(folder.coded(shard).exists() for shard in shards):
            return manifest, shards
    raise SettingsError(
        f"{folder.path}: not all shards are coded yet; run `dragoman code --shards "
        f"{folder.path}` to its end first"
    )


def _coming(
    ledger: Ledger, folder: Folder, shards: Sequence[Shard], run: Run, summary: Summary
) -> Iterator[Findings]:
    for shard in shards:
        for coded in coded_in(folder.coded(shard)):
            summary.taken += 1
            if coded.failure is not None:
                ledger.keep_failure(coded.failure, run)
                summary.failures.append(coded.failure)
            elif coded.findings is not None:
                yield coded.findings
