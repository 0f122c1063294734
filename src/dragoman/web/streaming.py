"""Answers that are files: written as they are made, whole or, where they fail, cut short."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from starlette.responses import StreamingResponse


def json_lines(rows: Iterable[dict[str, object]], *, name: str) -> StreamingResponse:
    """One JSON object a line, as a file of that name."""

    def lines() -> Iterator[bytes]:
        for row in rows:
            text = json.dumps(row, ensure_ascii=False)
            yield (text + "\n").encode("utf-8", "backslashreplace")

    return StreamingResponse(lines(), media_type="application/x-ndjson", headers=attached(name))


def attached(name: str) -> dict[str, str]:
    """Headers that make a browser save the answer under a name of ours."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}
