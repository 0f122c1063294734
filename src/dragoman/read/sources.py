"""Where reports come from: a file, a folder, a glob, standard input; or an address, if allowed."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import ReadError
from dragoman.read.network import Network
from dragoman.records import ReadFailure

STDIN = "-"
EXTENSIONS = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json",
    ".csv": "table", ".tsv": "table", ".tab": "table",
    ".rss": "feed", ".atom": "feed", ".xml": "feed", ".rdf": "feed",
    ".warc": "warc", ".wet": "warc", ".parquet": "parquet", ".pq": "parquet",
    ".pdf": "pdf", ".mbox": "mail", ".eml": "mail", ".urls": "addresses",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A file or stream that can be opened. `origin` is how messages and reports name it.

    `url` is where a page was found in the end, `kind` the type that its server states.
    """

    origin: str
    path: Path | None
    stream: BinaryIO | None = None
    url: str | None = None
    kind: str = ""

    @property
    def extension(self) -> str:
        """The last extension in lower case, without a `.gz` after it."""
        name = self.path.name.lower() if self.path else ""
        return Path(name.removesuffix(".gz")).suffix

    def open(self) -> BinaryIO:
        """The bytes. Raises OSError where they cannot be had."""
        if self.path is None:
            return self.stream or sys.stdin.buffer
        return self.path.open("rb")


def sources(
    source: str | Path, *, stdin: BinaryIO | None, network: Network | None = None
) -> Iterator[Source | ReadFailure]:
    """The files that `source` names, in order of their paths; what cannot be read is said.

    An address is fetched where the network is allowed.
    """
    if str(source) == STDIN:
        yield Source("<stdin>", None, stdin)
        return
    if not str(source):
        yield ReadFailure("", "no path given; name a file, a folder, a glob, or - for stdin")
        return
    if is_address(str(source)):
        yield fetched(str(source), network)
        return
    path = Path(source)
    kind = _kind(path)
    if isinstance(kind, ReadFailure):
        yield from _matches(str(source)) if glob.has_magic(str(source)) else [kind]
    elif stat.S_ISDIR(kind):
        yield from _inside(path)
    else:
        yield Source(origin_of(path), path)


def is_address(written: str) -> bool:
    """Whether this is an address of the web and not a path."""
    return written.startswith(("http://", "https://"))


def fetched(url: str, network: Network | None) -> Source | ReadFailure:
    """The page at an address, as a source that is named by it."""
    if network is None:
        return ReadFailure(
            url,
            "addresses are fetched by `dragoman read` with --allow-network; "
            "or save the page and give the file",
        )
    try:
        page = network.fetch(url)
    except ReadError as fault:
        return ReadFailure(url, str(fault))
    return Source(url, None, BytesIO(page.body), url=page.url, kind=page.kind)


def files(source: str | Path) -> Iterator[Path | ReadFailure]:
    """The files that `source` names, unopened; standard input is none."""
    for each in sources(source, stdin=None):
        if isinstance(each, ReadFailure):
            yield each
        elif each.path is None:
            yield ReadFailure(each.origin, "standard input cannot be read again; name a file")
        else:
            yield each.path


def origin_of(path: Path) -> str:
    """The path as text, also where its name is not valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def cannot_read(origin: str, error: OSError | ValueError) -> ReadFailure:
    """Why the operating system does not give a file."""
    if isinstance(error, FileNotFoundError):
        return ReadFailure(origin, "no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return ReadFailure(origin, "permission denied; allow reading it (chmod +r)")
    why = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return ReadFailure(origin, f"cannot be read: {why}; check the file and try again")


def _kind(path: Path) -> int | ReadFailure:
    try:
        return path.stat().st_mode
    except (OSError, ValueError) as error:
        return cannot_read(origin_of(path), error)


def _matches(pattern: str) -> Iterator[Source | ReadFailure]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - an absolute pattern too
    folders = {name for name in found if Path(name).is_dir()}
    files = [name for name in found if name not in folders]
    if not found:
        yield ReadFailure(pattern, "no file matches this pattern; check it, and its quotes")
    elif files:
        yield from (Source(origin_of(Path(name)), Path(name)) for name in files)
    else:
        for name in found:
            yield from _inside(Path(name))


def _inside(folder: Path) -> Iterator[Source | ReadFailure]:
    """Files below `folder`, without hidden ones; links to folders are not followed."""
    failed: list[OSError] = []
    empty = True
    for where, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            empty = False
            yield _in_folder(Path(where) / name)
    for error in failed:
        empty = False
        yield cannot_read(origin_of(Path(error.filename or folder)), error)
    if empty:
        yield ReadFailure(origin_of(folder), "the folder holds no file to read")


def _in_folder(path: Path) -> Source | ReadFailure:
    """A file met in a folder is read only if its extension, or the lack of one, says text."""
    kind = _kind(path)
    if isinstance(kind, ReadFailure):
        return kind
    source = Source(origin_of(path), path)
    if not stat.S_ISREG(kind):
        return ReadFailure(source.origin, "no regular file; name it by itself to read it")
    if source.extension and source.extension not in EXTENSIONS:
        return ReadFailure(
            source.origin,
            f"{source.extension} files in a folder are not read; "
            "convert it to .txt, .html, .jsonl or .csv, or name it by itself",
        )
    return source
