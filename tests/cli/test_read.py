from __future__ import annotations

import json
from pathlib import Path

from .conftest import FIRST, Run


def test_reading_prints_the_chronology_on_stdout_and_the_summary_on_stderr(
    run: Run, reports: Path
) -> None:
    result = run("read", str(reports))
    assert "✗ cancelled" in result.stdout
    assert "“Drovia accused Belmark of theft on 2025-02-17.”" in result.stdout
    assert "2 new, 0 already known, 0 recoded; 0 failed" in result.stderr
    assert result.exit_code == 0


def test_reading_twice_codes_nothing_and_shows_the_same(run: Run, reports: Path) -> None:
    first, second = run("read", str(reports)), run("read", str(reports))
    assert "0 new, 2 already known" in second.stderr
    assert first.stdout == second.stdout


def test_what_fails_is_named_with_file_line_and_reason_and_the_rest_is_kept(
    run: Run, reports: Path
) -> None:
    lines = json.dumps({"text": FIRST + " Again."}) + "\n{broken\n"
    (reports / "more.jsonl").write_text(lines, encoding="utf-8")
    (reports / "empty.txt").touch()
    result = run("read", str(reports))
    assert "more.jsonl:2: " in result.stderr
    assert "empty.txt: the file is empty" in result.stderr
    assert "3 new" in result.stderr
    assert result.exit_code == 1


def test_a_report_that_cannot_be_coded_is_a_failure_of_that_report_only(
    run: Run, reports: Path
) -> None:
    (reports / "odd.txt").write_text("This is impossible.", encoding="utf-8")
    result = run("read", str(reports))
    assert "odd.txt: cannot be coded; leave it out" in result.stderr
    assert "2 new" in result.stderr


def test_quiet_reading_says_only_what_failed(run: Run, reports: Path) -> None:
    (reports / "empty.txt").touch()
    result = run("read", "-q", str(reports))
    assert result.stdout == ""
    assert result.stderr.strip().startswith("failed: ")
    assert len(result.stderr.splitlines()) == 1


def test_json_holds_counts_failures_and_chronology(run: Run, reports: Path) -> None:
    (reports / "empty.txt").touch()
    found = json.loads(run("read", "--json", str(reports)).stdout)
    assert (found["read"], found["new"], found["known"]) == (2, 2, 0)
    assert found["failed"][0]["reason"].startswith("the file is empty")
    assert found["chronology"]["counts"] == {"occurrences": 2, "reports": 2, "origins": 2}


def test_options_tell_what_reports_do_not(run: Run) -> None:
    told = "Drovia accused Belmark of theft."
    table = f"body,when\n{told},\n"
    Path("table.csv").write_text(table, encoding="utf-8")
    arguments = ("--map", "text=body", "--outlet", "Gazette", "--published", "2025-03-01")
    result = run("read", "table.csv", *arguments)
    assert "Gazette 2025-03-01" in result.stdout
    assert "by 2025-03-01" in result.stdout


def test_a_report_may_come_by_standard_input(run: Run) -> None:
    result = run("read", "-", stdin=FIRST)
    assert "1 new" in result.stderr


def test_a_mapping_without_a_column_is_a_usage_error(run: Run, reports: Path) -> None:
    result = run("read", str(reports), "--map", "text")
    assert "write it as FIELD=COLUMN" in result.stderr
    assert result.exit_code == 2


def test_the_ledger_may_be_named_by_option_or_environment(run: Run, reports: Path) -> None:
    run("read", str(reports), "--ledger", "mine.sqlite")
    assert Path("mine.sqlite").exists()
    assert not Path("dragoman.sqlite").exists()


def test_a_ledger_that_cannot_be_written_ends_in_three_without_a_traceback(
    run: Run, reports: Path
) -> None:
    result = run("read", str(reports), "--ledger", "nowhere/at/all.sqlite")
    assert result.exit_code == 3
    assert "its folder does not exist" in result.stderr
    assert "Traceback" not in result.output


def test_an_address_is_not_fetched_without_consent(run: Run) -> None:
    done = run("read", "https://example.org/a.html")
    assert done.exit_code == 1
    assert "--allow-network" in done.stderr


def test_options_of_the_network_need_the_network(run: Run) -> None:
    done = run("read", "reports", "--allow-private-addresses")
    assert (done.exit_code, "need --allow-network" in done.stderr) == (2, True)


def test_an_address_of_this_machine_is_refused_though_the_network_is_allowed(run: Run) -> None:
    done = run("read", "http://127.0.0.1:9/a.html", "--allow-network", "--cache", "pages")
    assert (done.exit_code, "not of the open network" in done.stderr) == (1, True)
