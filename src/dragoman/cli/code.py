"""`dragoman code`: a filter from reports in JSON Lines to records in JSON Lines."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from dragoman.cli.guard import FAULTS
from dragoman.cli.options import (
    ActorsOption,
    LanguageOption,
    MapOption,
    OutletOption,
    PublishedOption,
    named_columns,
)
from dragoman.cli.screen import Screen, settings_of
from dragoman.errors import DragomanError, SettingsError
from dragoman.records import Findings, Report

log = logging.getLogger(__name__)

_MARK = b"\xef\xbb\xbf"
_NAMED = 10


def code(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|-|INPUT...]",
            help="JSON Lines, one report a line; - is stdin. With --shards: files, folders and "
            "globs of any form that `read` takes.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Write here, all or nothing; default stdout."),
    ] = None,
    shards: Annotated[
        Path | None,
        typer.Option("--shards", metavar="DIR", help="Code in bulk, into this folder."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes of a bulk run; default: all cores."),
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option("--shard", metavar="K/N", help="Code only the share K of N machines."),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Only lay the shards out, for several machines.")
    ] = False,
    prefilter: Annotated[
        bool,
        typer.Option("--prefilter", help="Skip reports that name no two parties, or no dealings."),
    ] = False,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    language: LanguageOption = None,
    columns: MapOption = None,
    actors: ActorsOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write the account of a bulk run as JSON.")
    ] = False,
) -> None:
    """Code reports in JSON Lines to records in JSON Lines; or, with --shards, an archive.

    One line of output for each line of input, in its order. A line that gives no report yields
    {"line": N, "error": "..."} in its place and the exit status 1. Blank lines are skipped but
    counted. Keeps no ledger.

    With --shards all inputs are coded by several processes into a folder of shards, for
    `dragoman ledger load` or `dragoman shards`. The same command goes on where an earlier one
    was stopped or killed, and then the inputs need not be named; the folder keeps to the coder,
    inputs and options that it was begun with. Options after --shards belong to such a run.
    """
    if shards is None:
        beside = (workers, shard, plan, prefilter, published, outlet, language, columns, actors)
        _refuse_bulk_options([*beside, as_json, len(inputs or ()) > 1])
        _filter((inputs or ["-"])[0], to)
        return
    if to is not None:
        raise SettingsError("--to goes without --shards; `dragoman shards DIR --to FILE` writes it")
    from dragoman.cli.bulk import Order, code_in_bulk

    settings = settings_of(None, actors)
    order = Order(
        shards, inputs or (), settings.actors, published, outlet, language,
        named_columns(columns or []), prefilter, workers, shard, plan,
    )  # fmt: skip
    if not code_in_bulk(order, Screen.of(settings), as_json=as_json):
        raise typer.Exit(FAULTS)


def _refuse_bulk_options(given: list[object]) -> None:
    if any(given):
        raise SettingsError(
            "several inputs, and options for them, need a folder for what is found: --shards DIR"
        )


_TEXTS = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".eml", ".mbox", ".warc", ".xml"})


def _filter(file: str, to: Path | None) -> None:
    if Path(file.removesuffix(".gz")).suffix.lower() in _TEXTS:
        raise SettingsError(
            f"{file}: without --shards code takes JSON Lines; `dragoman read` takes such files"
        )
    try:
        with _source(file) as lines, target(to) as out:
            bad = written(lines, out, one_line=_coder())
    except BrokenPipeError:
        raise  # the reader of standard output has gone: nobody's fault
    except OSError as fault:
        raise SettingsError(f"{to or 'standard output'}: {fault.strerror}") from fault
    if bad:
        typer.echo(_account(bad), err=True)
        raise typer.Exit(FAULTS)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output; `failed` is the number of the input line where that gave no report."""

    data: bytes
    failed: int | None = None


def coded_lines(lines: Iterable[bytes], *, one_line: Callable[[bytes], Findings]) -> Iterator[Line]:
    """A line for each line that is not blank, in order; a bad one tells its number and reason."""
    from dragoman.views.lines import json_line
    from dragoman.views.wire import wire

    for number, line in enumerate(lines, 1):
        content = line.removeprefix(_MARK) if number == 1 else line
        if not content.strip():
            continue
        try:
            yield Line(json_line(wire(one_line(content))))
        except DragomanError as fault:
            yield Line(json_line({"line": number, "error": str(fault)}), number)
        except Exception as fault:  # one report never stops the run
            log.exception("line %d", number)
            error = f"{type(fault).__name__}: {fault}; please report it with this line"
            yield Line(json_line({"line": number, "error": error}), number)


def written(
    lines: Iterable[bytes], out: BinaryIO, *, one_line: Callable[[bytes], Findings]
) -> list[int]:
    """Write every line as soon as it is coded; gives back the numbers of the bad ones."""
    bad: list[int] = []
    for line in coded_lines(lines, one_line=one_line):
        out.write(line.data)
        out.flush()
        if line.failed is not None:
            bad.append(line.failed)
    return bad


def _coder() -> Callable[[bytes], Findings]:
    from dragoman.pipeline import Coder
    from dragoman.read import wire_report

    coder = Coder()
    # Missing weights are everyone's failure, not the first line's.
    log.info("coder %s", coder.version)

    def one_line(line: bytes) -> Findings:
        report: Report = wire_report(line)
        return coder.code(report)

    return one_line


def _account(bad: list[int]) -> str:
    named = ", ".join(map(str, bad[:_NAMED])) + (", ..." if len(bad) > _NAMED else "")
    if len(bad) == 1:
        return f"dragoman code: 1 line gave no records (line {named}); its error is in the output"
    return (
        f"dragoman code: {len(bad)} lines gave no records (lines {named}); "
        "their errors are in the output"
    )


@contextlib.contextmanager
def _source(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with contextlib.ExitStack() as held:
        try:
            stream = held.enter_context(Path(file).open("rb"))
        except OSError as fault:
            raise SettingsError(f"{file}: {fault.strerror}; name a file, or -") from fault
        yield stream


@contextlib.contextmanager
def target(to: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file beside `to` that takes its name once it is whole."""
    if to is None:
        yield sys.stdout.buffer
        return
    goal = to.resolve()
    try:
        if goal.exists() and not goal.is_file():  # a pipe or a device has no name to give up
            with goal.open("wb") as out:
                yield out
            return
        handle, name = tempfile.mkstemp(prefix=f".{goal.name}.", dir=goal.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
            draft.chmod(goal.stat().st_mode if goal.exists() else 0o666 & ~_umask())
            draft.replace(goal)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as fault:
        raise SettingsError(f"{to}: {fault.strerror}; choose another --to") from fault


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
