"""A posted form as a parcel for the desk: pasted text, or files, in a folder of our own making."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.errors import ReadError
from dragoman.web.desk import Parcel

MOST_FILES = 50
FOLDER = "dragoman-added-"
"""How the folders begin in which what is added waits to be read."""
EXTENSIONS = (
    ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".csv",
    ".tsv", ".gz",
)  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")
_ODD = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Form:
    """What the page sent, as text; `files` are names and contents."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""
    addresses: str = ""
    files: Sequence[tuple[str, bytes]] = ()


def parcel_of(form: Form) -> Parcel:
    """The parcel of a form. Raises ReadError where there is nothing to read."""
    published = day(form.published)
    language = _language(form.language)
    addresses = _addresses(form.addresses)
    if not form.text.strip() and not form.files and not addresses:
        raise ReadError("there is nothing to read: paste a text or choose a file")
    if len(form.files) > MOST_FILES:
        raise ReadError(f"{len(form.files)} files at once; give {MOST_FILES} at most")
    for name, _ in form.files:
        _check_name(name)
    folder = Path(tempfile.mkdtemp(prefix=FOLDER))
    names = [_written(folder, number, file) for number, file in enumerate(form.files)]
    if form.text.strip():
        names.insert(0, _pasted(folder, form))
    outlet = form.outlet.strip() or None
    return Parcel(folder, tuple(names), published, outlet, language, addresses)


def _addresses(written: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(written.split()))
    for address in found:
        # Anything else would be a path on the machine that serves.
        if not address.startswith(("http://", "https://")):
            raise ReadError(f"{address}: no address; it begins with http:// or https://")
    if len(found) > MOST_FILES:
        raise ReadError(f"{len(found)} addresses at once; give {MOST_FILES} at most")
    return found


def day(written: str) -> date | None:
    """A date as a form gives it. Raises ReadError with the remedy."""
    if not written.strip():
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise ReadError(f"{written!r} is no date; write it as 2023-06-14") from None


def _language(written: str) -> str | None:
    if not written.strip():
        return None
    if not _LANGUAGE.match(written.strip()):
        raise ReadError(f"{written!r} is no code of a language; write it as en or zh")
    return written.strip()


def _check_name(name: str) -> None:
    if not name.lower().endswith(EXTENSIONS):
        raise ReadError(f"{name}: files of this kind are not read; give {', '.join(EXTENSIONS)}")


def _pasted(folder: Path, form: Form) -> tuple[Path, str]:
    """A pasted text keeps each of its characters, so it travels as JSON."""
    record = {"text": form.text.replace("\r\n", "\n")}
    if form.title.strip():
        record["title"] = form.title.strip()
    path = folder / "pasted.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path, "the pasted text"


def _written(folder: Path, number: int, file: tuple[str, bytes]) -> tuple[Path, str]:
    """The file under a name made of harmless signs, in a folder that holds nothing else."""
    name, content = file
    kept = _ODD.sub("_", name.replace("\\", "/").rpartition("/")[2]).lstrip(".")
    own = folder / str(number)
    own.mkdir()
    path = own / kept[-_LONGEST_NAME:].lstrip(".")
    path.write_bytes(content)
    return path, name
