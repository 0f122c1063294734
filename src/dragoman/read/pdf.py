"""PDF files with a text layer, such as readouts; needs pypdf.

Offsets refer to the text that this version of pypdf gives, pages joined by a blank line. The day
on which a PDF was made is not taken for the day of publication.
"""

from __future__ import annotations

import io
import logging
from typing import Any, BinaryIO

from dragoman.errors import ReadError
from dragoman.read.found import Fields, Found
from dragoman.read.optional import optional
from dragoman.read.options import ReadOptions
from dragoman.read.streams import whole


def report_in_pdf(stream: BinaryIO, *, options: ReadOptions) -> Found:
    """The text of the document. Raises ReadError for scans, locked and damaged files."""
    data = whole(stream, max_bytes=options.max_bytes, remedy="split it, or raise max_bytes")
    pypdf = optional("pypdf", to_read="reading PDF", extra="inputs")
    # It logs every oddity of a file; what matters comes as an exception.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ReadError("the PDF is locked; save it without its password")
        pages = [str(page.extract_text() or "").strip() for page in document.pages]
        title = _title(document)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(f"a damaged PDF ({error}); save its text as .txt") from error
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise ReadError("the PDF has no text (a scan?); recognise its text first, save as .txt")
    # Half a character that a broken font gives has no UTF-8 and would stop the ledger.
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return Found(text=sound, reader=f"pypdf/{pypdf.__version__}", metadata=Fields(title=title))


def _title(document: Any) -> str | None:
    title = document.metadata.title if document.metadata else None
    return str(title).strip() or None if title else None
