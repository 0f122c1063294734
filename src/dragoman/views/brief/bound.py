"""Words that bind: those that nobody answered, and those of which reports show what came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.records import Bearing, DeedStatus, Evidence
from dragoman.views.brief.citing import Sentence
from dragoman.views.brief.desk import Desk, Section, section
from dragoman.views.brief.telling import day_told
from dragoman.views.deeds import DeedLine, SignLine, deeds

_ANSWERED = ("followed", "partly followed", "contradicted", "lapsed", "withdrawn")
_BY: Mapping[DeedStatus, Bearing | None] = {
    "followed": "follows", "partly followed": "follows in part", "contradicted": "contradicts",
    "withdrawn": "withdraws", "lapsed": None, "open": None, "cannot tell": None,
}  # fmt: skip
_ABOUT = ("demand", "condition")
_MOST = 3


def unanswered(desk: Desk) -> tuple[DeedLine, ...]:
    """Demands and conditions without a reported answer."""
    return deeds(desk.ledger, desk.parties, kinds=_ABOUT, statuses=["open"]).lines


def what_is_asked(desk: Desk, found: Sequence[DeedLine]) -> Section:
    """The last demands and conditions that are open."""
    return section(
        "Open demands and conditions",
        [_deed(desk, line) for line in found[-_MOST:]],
        "none in these reports",
        left_out=len(found) - _MOST,
    )


def words_and_deeds(desk: Desk) -> Section:
    """Words of which later reports show what came, with the words that show it."""
    found = deeds(desk.ledger, desk.parties, statuses=_ANSWERED).lines
    return section(
        "Words and deeds",
        [_deed(desk, line) for line in found[-_MOST:]],
        "no words with a reported answer",
        left_out=len(found) - _MOST,
    )


def _deed(desk: Desk, line: DeedLine) -> Sentence:
    to = line.bound if line.bound != line.holder.country else line.towards
    due = f", due {day_told(line.deadline)}" if line.deadline else ""
    settled = f", settled by {line.settled.author}" if line.settled else ""
    status = "not reported in these texts" if line.status == "open" else line.status
    text = (
        f"{line.kind.capitalize()} by {desk.label(line.holder)}"
        f"{f' to {desk.name(to)}' if to else ''}{due}: {status}{settled}"
    )
    proofs = [Evidence(line.sources[0].report, (line.span,), (line.quote,))]
    shown = _deciding(line)
    beside = [("then", _proof(shown[0]))] if shown else []
    return desk.citer.sentence(text, proofs, when=day_told(line.said), beside=beside)


def _deciding(line: DeedLine) -> list[SignLine]:
    """The signs that bear out the status, the surest and earliest first."""
    fitting = [sign for sign in line.signs if sign.settles and sign.bearing == _BY[line.status]]
    return sorted(fitting, key=lambda one: (-one.score, str(one.source.published), one.quote))


def _proof(sign: SignLine) -> Evidence:
    return Evidence(sign.source.report, (sign.span,), (sign.quote,))
