"""Pages kept on the disk, so that reading the same list again asks no server."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: where it led, its type, when it was fetched and the server's marks."""

    url: str
    kind: str
    fetched: float
    etag: str = ""
    modified: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of pages. What is damaged there counts as not there."""

    folder: Path

    def get(self, url: str) -> Page | None:
        """The page of an address."""
        file = self._file(url)
        try:
            head, _, body = file.read_bytes().partition(b"\n")
            told = json.loads(head)
            size, asked = told.pop("size"), told.pop("asked")
            page = Page(**told, body=body)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return page if size == len(body) and asked == url else None

    def put(self, url: str, page: Page) -> None:
        """Keep a page, whole or not at all. Raises OSError."""
        told = asdict(page)
        body = told.pop("body")
        head = json.dumps({**told, "size": len(body), "asked": url})
        file = self._file(url)
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".page-", dir=file.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(head.encode() + b"\n" + body)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)

    def _file(self, url: str) -> Path:
        name = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / name[:2] / name
