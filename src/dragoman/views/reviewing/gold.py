"""What people reviewed as a gold set that `dragoman eval` takes: one line for a report.

Judged and added records are the gold; a rejected one is missing and so counts as found wrongly;
what nobody judged has `"tier": 2`: finding it again is neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ledger import JUDGED, Correction, Ledger
from dragoman.views.wire import wire

_PARTS = ("statements", "positions", "events", "meetings")


def gold_lines(ledger: Ledger) -> Iterator[dict[str, object]]:
    """An object of the wire format for each report in which anything was judged, with its text."""
    judged: dict[str, list[Correction]] = {}
    for each in ledger.corrections(verdicts=JUDGED):
        judged.setdefault(each.report, []).append(each)
    for name, corrections in judged.items():
        findings = ledger.findings_of(name)
        names = {each.subject for each in corrections}
        whole = wire(findings)
        parts = {part: _tiered(whole[part], names) for part in _PARTS}
        yield {
            "text": findings.report.text,
            "report": whole["report"],
            **parts,
            "reviewed": {
                "by": sorted({each.author for each in corrections if each.author}),
                "judged": len(names),
                "unjudged": sum(row["tier"] == 2 for rows in parts.values() for row in rows),
            },
        }


def _tiered(rows: object, judged: set[str]) -> list[dict[str, object]]:
    assert isinstance(rows, list)
    return [{**row, "tier": 1 if row["id"] in judged else 2} for row in rows]
