from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman.read import reports
from dragoman.records import ReadFailure, Report


def pdf(*pages: str, title: str = "Readout") -> bytes:
    """A PDF written by hand, as the standard has it."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Title({title})>>",
    ]
    for at, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else ""
        resources = "/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 612 792]"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {6 + 2 * at} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info 4 0 R>>"
    )
    return data + f"{tail}\nstartxref\n{len(data)}\n%%EOF\n".encode()


def read(tmp_path: Path, data: bytes, name: str = "a.pdf") -> Report | ReadFailure:
    (tmp_path / name).write_bytes(data)
    (found,) = reports(tmp_path / name)
    return found


def test_pages_are_joined_by_a_blank_line(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    report = read(tmp_path, pdf("The ministers met in Vienna.", "They will meet again."))
    assert isinstance(report, Report)
    assert report.text == "The ministers met in Vienna.\n\nThey will meet again."
    assert report.title == "Readout"
    assert report.reader.startswith("pypdf/")


def test_a_pdf_is_known_without_its_extension(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    assert isinstance(read(tmp_path, pdf("The ministers met."), name="readout"), Report)


@pytest.mark.parametrize(
    ("data", "says"), [(pdf(""), "scan"), (b"%PDF-1.4\nbroken", "damaged"), (b"", "damaged")]
)
def test_scans_and_damaged_files_say_what_to_do(data: bytes, says: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    failure = read(tmp_path, data)
    assert isinstance(failure, ReadFailure)
    assert says in failure.reason


def test_a_locked_file_says_what_to_do(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "raw.bin").open("wb") as out:
        writer.write(out)
    failure = read(tmp_path, (tmp_path / "raw.bin").read_bytes())
    assert isinstance(failure, ReadFailure)
    assert "locked" in failure.reason


def test_without_pypdf_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    failure = read(tmp_path, pdf("The ministers met."))
    assert isinstance(failure, ReadFailure)
    assert "pip install" in failure.reason
