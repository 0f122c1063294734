"""The ledger's tables as SQLAlchemy sees them; the numbered steps in `steps/` create them."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, String, Table

from dragoman.ledger.stores.exact import ExactText
from dragoman.records import Event, Meeting, Position, Statement

UNDATED = "undated"
"""The date of a record whose report gives none; it sorts after every ISO date."""

KINDS: dict[str, type[Statement] | type[Position] | type[Event] | type[Meeting]] = {
    "statement": Statement,
    "position": Position,
    "event": Event,
    "meeting": Meeting,
}

metadata = MetaData()


def _key() -> Column[int]:
    return Column("n", Integer, primary_key=True)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, autoincrement=False)


def _code(name: str, *, key: bool = False) -> Column[str]:
    # Codes are text in every store; one from a hostile file may still be what a server refuses.
    return Column(name, String().with_variant(ExactText(), "postgresql"), primary_key=key)


def _free(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, ExactText, primary_key=key)


runs = Table(
    "runs", metadata, _key(), _code("id"), _code("coder"), _code("started"), _code("finished"),
    _free("arguments"), _free("counts"),
)  # fmt: skip
reports = Table(
    "reports", metadata, _key(), _code("id"), _code("sha256"), _free("text"), _free("title"),
    _code("published"), _code("published_basis"), _free("outlet"), _free("agency"), _free("url"),
    _code("language"), _free("external_id"), _free("origin"), _code("reader"), _code("pairs"),
    _number("run"),
)  # fmt: skip
origins = Table("origins", metadata, _key(), _number("report"), _free("origin"), _number("run"))
failures = Table(
    "failures", metadata, _key(), _number("run"), _free("origin"), _number("line"), _free("reason")
)
codings = Table(
    "codings", metadata, _key(), _number("report"), _code("coder"), _number("run"),
    _number("current"), _code("digest"),
)  # fmt: skip
annotated = Table("annotated", metadata, _number("coding", key=True), _free("body"))
mentioned = Table("mentioned", metadata, _free("actor", key=True), _number("coding", key=True))
records = Table(
    "records", metadata, _key(), _number("coding"), _code("kind"), _number("ordinal"),
    _code("id"), _code("date"), _code("last"), _free("body"),
)  # fmt: skip
statements = Table(
    "statements", metadata, _number("record", key=True), _code("kind"), _free("speaker"),
    _number("anonymous"), _code("within"),
)  # fmt: skip
positions = Table(
    "positions", metadata, _number("record", key=True), _code("kind"), _code("statement")
)
issues = Table("issues", metadata, _free("issue", key=True), _number("record", key=True))
events = Table(
    "events", metadata, _number("record", key=True), _code("type"), _code("kind"),
    _code("plover"), _code("status"), _free("place"), _code("place_country"),
    _code("according_to"), _code("meeting"),
)  # fmt: skip
meetings = Table(
    "meetings", metadata, _number("record", key=True), _code("kind"), _code("status"),
    _free("place"), _code("place_country"), _code("reschedules"),
)  # fmt: skip
entries = Table(
    "entries", metadata, _number("meeting", key=True), _number("ordinal", key=True),
    _code("status"), _free("by_actor"), _code("reported"),
)  # fmt: skip
parties = Table(
    "parties", metadata, _number("record", key=True), _number("ordinal", key=True),
    _code("kind"), _code("role"), _code("code"), _free("actor"), _code("date"),
    _code("last"), _number("coding"),
)  # fmt: skip
pairs = Table(
    "pairs", metadata, _code("first", key=True), _code("second", key=True),
    _code("kind", key=True), _code("date", key=True), _number("record", key=True),
    _code("last"), _number("coding"),
)  # fmt: skip
occurrences = Table(
    "occurrences", metadata, _code("id", key=True), _code("kind"), _number("reports"),
    _number("origins"), _free("body"),
)  # fmt: skip
members = Table(
    "members", metadata, _code("occurrence", key=True), _number("ordinal", key=True),
    _code("record"),
)  # fmt: skip
deeds = Table(
    "deeds", metadata, _code("id", key=True), _code("kind"), _code("status"), _code("said"),
    _free("body"), _code("standing"),
)  # fmt: skip
deed_parties = Table("deed_parties", metadata, _code("code", key=True), _code("deed", key=True))
deed_words = Table("deed_words", metadata, _code("record", key=True), _code("deed", key=True))
settlements = Table(
    "settlements", metadata, _key(), _code("deed"), _code("status"), _free("author"),
    _free("why"), _code("at"), _free("body"),
)  # fmt: skip
passages = Table(
    "passages", metadata, _key(), _code("kind"), _number("report"), _number("record"),
    _number("coding"), _number("unspaced"), _code("title"), _code("text"),
)  # fmt: skip
corrections = Table(
    "corrections", metadata, _key(), _code("id"), _code("report"), _code("subject"),
    _code("kind"), _code("verdict"), _free("author"), _code("at"), _free("reason"),
    _free("before"), _free("after"), _code("other"), _code("undoes"),
)  # fmt: skip
doubts = Table(
    "doubts", metadata, _number("record", key=True), _number("doubt"), _code("kind"),
    _number("coding"),
)  # fmt: skip
linked = Table("linked", metadata, _code("id", key=True), _free("body"))
originals = Table("originals", metadata, _code("report", key=True), _code("original"))
pair_counts = Table(
    "pair_counts", metadata, _code("first", key=True), _code("second", key=True),
    _number("occurrences"), _number("meetings"), _number("reports"), _code("latest"),
)  # fmt: skip
counted = Table(
    "counted", metadata, _code("what", key=True), _number("coding"), _number("correction")
)
