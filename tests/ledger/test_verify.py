from __future__ import annotations

from dataclasses import replace

import pytest

from builders import findings, meeting, report
from dragoman.ledger import Address, Fault, Ledger, Run, verify
from dragoman.records import Evidence, Findings, Occurrence, Report, Span


@pytest.fixture
def whole(ledger: Ledger, run: Run) -> Ledger:
    """A ledger with two reports, an older coding, Chinese, and a link, in which all holds."""
    kept = findings(report(findings().report.text + " 王毅国务卿"))
    other = findings(report(outlet="Suderia Daily"))
    for each in (replace(kept, coder="test/0", events=kept.events[:1]), kept, other):
        ledger.keep(each, run)
    events = kept.events[0].id, other.events[0].id
    linked = Occurrence("o_1", "event", events, (kept.report.id, other.report.id), 2)
    ledger.write_occurrences([linked])
    assert list(verify(ledger)) == []
    return ledger


PLANTED = {
    "a changed text": ("UPDATE reports SET text = replace(text, 'Ada', 'Eva')", "report"),
    "a changed quote": ("UPDATE records SET body = replace(body, 'will visit', 'has seen')",
                        "quote"),
    "a moved span": ("UPDATE records SET body = replace(body, '[[57,', '[[58,')", "quote"),
    "an empty span": ("UPDATE records SET body = replace(body, '[[57,', '[[570,')", "record"),
    "a changed hash": ("UPDATE reports SET sha256 = 'f' || substr(sha256, 2)", "report"),
    "another outlet": ("UPDATE reports SET outlet = 'Anon' WHERE n = 1", "report"),
    "another date": ("UPDATE reports SET published = '2023-03-04'", "report"),
    "no date at all": ("UPDATE reports SET published = 'soon'", "report"),
    "a broken body": ("UPDATE records SET body = substr(body, 1, 30) WHERE n = 2", "record"),
    "a changed speaker": ("UPDATE records SET body = replace(body, 'Berg', 'Borg')", "record"),
    "a changed mention": ("UPDATE annotated SET body = '{}'", "record"),
    "a lost record": ("DELETE FROM pairs; DELETE FROM parties; DELETE FROM positions;"
                      "DELETE FROM issues; DELETE FROM records WHERE kind = 'position'", "record"),
    "a lost statement": ("DELETE FROM records WHERE kind = 'statement'", "reference"),
    "a changed column": ("UPDATE events SET status = 'happened'", "record"),
    "a changed day": ("UPDATE records SET date = '2023-03-06' WHERE date = '2023-03-05'", "record"),
    "a lost party": ("DELETE FROM parties WHERE role = 'recipient'", "record"),
    "a lost pair": ("DELETE FROM pairs WHERE kind = 'meeting'", "record"),
    "an invented pair": ("INSERT INTO pairs SELECT 'AAA', second, kind, date, record, last, coding "
                         "FROM pairs LIMIT 1", "record"),
    "two newest codings": ("UPDATE codings SET current = 1", "record"),
    "no newest coding": ("UPDATE codings SET current = 0", "record"),
    "a lost run": ("DELETE FROM runs", "file"),
    "a lost report": ("DELETE FROM reports WHERE n = 2", "file"),
    "a link to nothing": ("UPDATE members SET record = 'e_none'", "occurrence"),
    "a changed link": ("UPDATE occurrences SET origins = 40", "occurrence"),
    "a link to a lost event": ("UPDATE occurrences SET body = replace(body, '\"e_', '\"e_0');"
                               "UPDATE members SET record = replace(record, 'e_', 'e_0')",
                               "reference"),
    "a broken link": ("UPDATE occurrences SET body = '{'", "occurrence"),
    "a lost passage": ("DELETE FROM passages WHERE kind = 'event'", "search"),
    "a lost report passage": ("DELETE FROM passages WHERE kind = 'report'", "search"),
    "a changed passage": ("UPDATE passages SET text = 'nothing' WHERE text IS NOT NULL", "search"),
    "a lost index entry": ("DELETE FROM words_docsize WHERE id = 1", "search"),
    "a lost Chinese entry": ("DELETE FROM pieces_docsize", "search"),
    "a damaged index": ("UPDATE words_data SET block = zeroblob(8) WHERE id > 10", "search"),
}  # fmt: skip
IN_POSTGRES = {
    "a lost index entry": "DELETE FROM indexed WHERE n = 1",
    "a lost Chinese entry": "UPDATE indexed SET words = ts_delete(words, '王')",
    "a damaged index": "UPDATE indexed SET words = array_to_tsvector(ARRAY['nothing'])",
}
"""The same faults where the index has other tables."""


@pytest.mark.parametrize("name", PLANTED)
def test_every_planted_fault_is_found(whole: Ledger, name: str) -> None:
    script, kind = planted(whole, name)

    plant(whole, script)

    found = list(verify(whole))
    assert kind in {fault.kind for fault in found}, found


@pytest.mark.parametrize("name", ["a changed quote", "a lost index entry", "a lost run"])
def test_faults_are_found_without_the_right_to_write(whole: Ledger, name: str) -> None:
    script, kind = planted(whole, name)
    plant(whole, script)

    with Ledger.open(whole.path, readonly=True) as shown:
        assert kind in {fault.kind for fault in verify(shown)}


def planted(ledger: Ledger, name: str) -> tuple[str, str]:
    """What plants a fault in the store at hand, and the kind of fault to be found."""
    script, kind = PLANTED[name]
    in_server = isinstance(ledger.path, Address)
    return (IN_POSTGRES.get(name, script) if in_server else script), kind


def plant(ledger: Ledger, script: str) -> None:
    """Change the file or the database behind the ledger's back."""
    with ledger.reading() as connection:
        connection.rollback()
        raw = connection.connection.driver_connection
        assert raw is not None
        if connection.dialect.name == "sqlite":
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.executescript(script)
            raw.execute("PRAGMA foreign_keys = ON")
        else:
            raw.read_only = False
            raw.execute("SET session_replication_role = replica")
            raw.execute(script)
            raw.execute("SET session_replication_role = origin")
            raw.commit()


def test_a_fault_names_the_report_and_the_words(whole: Ledger) -> None:
    plant(whole, PLANTED["a changed quote"][0])

    faults = [fault for fault in verify(whole) if fault.kind == "quote"]

    assert faults
    assert all(fault.subject.startswith("r_") for fault in faults)
    assert "not 'has seen Suderia on Sunday'" in faults[0].message


def test_a_meeting_that_reschedules_nothing_is_a_fault(ledger: Ledger, run: Run) -> None:
    source: Report = report()
    visit = meeting(source, "will visit", reschedules="m_gone")
    ledger.keep(Findings(source, "test/1", meetings=(visit,)), run)

    assert list(verify(ledger)) == [
        Fault(visit.id, "reference", "it reschedules m_gone, which is not in the ledger")
    ]


def retold(ledger: Ledger, run: Run, quote: str) -> list[Fault]:
    """The faults of a ledger in which one report retells, in these words, what another tells."""
    kept, other = findings(), findings(report(outlet="Suderia Daily"))
    list(ledger.keep_many([kept, other], run))
    passage = Evidence(other.report.id, (Span(0, len(quote)),), (quote,))
    reports = (kept.report.id, other.report.id)
    ledger.write_occurrences(
        [Occurrence("o_1", "event", (kept.events[0].id,), reports, 2, passages=(passage,))]
    )
    return list(verify(ledger))


def test_words_that_retell_an_occurrence_stand_in_their_report(ledger: Ledger, run: Run) -> None:
    assert retold(ledger, run, findings().report.text[:12]) == []


def test_words_that_retell_an_occurrence_and_are_not_there_are_a_fault(
    ledger: Ledger, run: Run
) -> None:
    (fault,) = retold(ledger, run, "These words ")
    assert (fault.subject, fault.kind) == ("o_1", "quote")
