"""`dragoman code`: a filter from reports in JSON Lines to records in JSON Lines."""

from __future__ import annotations

import contextlib
import json
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
from dragoman.errors import DragomanError, SettingsError
from dragoman.records import Findings, Report

log = logging.getLogger(__name__)

_MARK = b"\xef\xbb\xbf"
# Some readers of JSON Lines end a line at these, which JSON itself lets stand.
_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}
_NAMED = 10


def code(
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="JSON Lines, one report a line; - is stdin.")
    ] = "-",
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Write here, all or nothing; default stdout."),
    ] = None,
) -> None:
    """Code reports in JSON Lines to records in JSON Lines; keeps no ledger.

    One line of output for each line of input, in its order. A line that gives no report yields
    {"line": N, "error": "..."} in its place and the exit status 1. Blank lines are skipped but
    counted.
    """
    try:
        with _source(file) as lines, _target(to) as out:
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
    from dragoman.views.wire import wire

    for number, line in enumerate(lines, 1):
        content = line.removeprefix(_MARK) if number == 1 else line
        if not content.strip():
            continue
        try:
            yield Line(_json(wire(one_line(content))))
        except DragomanError as fault:
            yield Line(_json({"line": number, "error": str(fault)}), number)
        except Exception as fault:  # one report never stops the run
            log.exception("line %d", number)
            error = f"{type(fault).__name__}: {fault}; please report it with this line"
            yield Line(_json({"line": number, "error": error}), number)


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


def _json(row: object) -> bytes:
    text = json.dumps(row, ensure_ascii=False, allow_nan=False)
    try:
        return text.translate(_BREAKS).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8: keep its escape
        return json.dumps(row, allow_nan=False).encode() + b"\n"


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
def _target(to: Path | None) -> Iterator[BinaryIO]:
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
