from __future__ import annotations

import pytest

from dragoman.errors import ReadError
from dragoman.read.decode import decoded

NEWS = "Łódź: “talks” – 会谈 🙂 e\u0301\r\nnext\u00a0line"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_marked_encoding_gives_the_same_text(encoding: str) -> None:
    assert decoded(NEWS.encode(encoding)).text == NEWS


def test_a_byte_order_mark_is_no_part_of_the_text_but_one_inside_is() -> None:
    assert decoded(b"\xef\xbb\xbfa\xef\xbb\xbfb").text == "a\ufeffb"


def test_western_text_is_read_and_named_as_such() -> None:
    content = decoded("Café – “LIBERTÉ”, he said.".encode("cp1252"))
    assert content.text == "Café – “LIBERTÉ”, he said."
    assert content.encoding == "cp1252"


@pytest.mark.parametrize(
    "data",
    ["会谈在北京举行，双方同意".encode("gbk"), "Переговоры прошли в Москве".encode("cp1251"),
     "“Talks” went on – he said, “yes”".encode()[:-1], b"abc \x81 def"],
)  # fmt: skip
def test_damaged_or_unmarked_text_is_refused_not_guessed(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"invalid UTF-8 at byte \d+ .*save the file as UTF-8"):
        decoded(data)


@pytest.mark.parametrize(
    ("data", "named"),
    [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04..", "ZIP"), (bytes(range(256)), "binary"),
     ("text".encode("utf-16-le"), "binary"), (b"\x89PNG\r\n", "picture")],
)  # fmt: skip
def test_binary_data_is_refused_by_name(data: bytes, named: str) -> None:
    with pytest.raises(ReadError, match=named):
        decoded(data)
