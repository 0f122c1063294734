"""Dragoman from Python: open a ledger, read reports into it, ask it.

with dragoman.open("china-usa.sqlite") as session:
    session.read("reports/")
    for row in session.timeline("China", "USA"):
        print(row.when, row.status, row.quote)
    frame = session.events(between=("CHN", "USA")).to_pandas()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman import views
from dragoman.bulk import Folder, load_into, load_manifest, relink
from dragoman.ledger import Ledger
from dragoman.pipeline import Coder, Codes, Summary, read_into
from dragoman.read import Network, ReadOptions, readable
from dragoman.records import Event, Findings, Report, Settlement, Statement
from dragoman.resolve import ActorTables
from dragoman.settings import DEFAULT_LEDGER
from dragoman.views import (
    Brief,
    DeedLine,
    Found,
    Held,
    MeetingLine,
    Parties,
    Positions,
    comparison,
)
from dragoman.views.comparison import Comparison, RecurringClaims, SentenceNearness
from dragoman.views.index import Width
from dragoman.views.recoding import Diff, diff
from dragoman.views.results import IndexResults, Results, TimelineResults

Days = tuple[date | None, date | None]


class Session:
    """An open ledger. Parties are codes, names or adjectives: `CHN`, `China`, `Chinese`."""

    def __init__(
        self, ledger: Ledger, *, actors: Sequence[Path] = (), coder: Codes | None = None
    ) -> None:
        self.ledger = ledger
        self._actors = tuple(path.resolve() for path in actors)
        self._given_coder = coder

    @cached_property
    def tables(self) -> ActorTables:
        """The shipped tables of actors, those that filled this ledger, and the user's own."""
        extra = (*views.noted_tables(self.ledger), *self._actors)
        return ActorTables.load(extra=tuple(dict.fromkeys(extra)))

    @cached_property
    def parties(self) -> Parties:
        return Parties(self.tables)

    @cached_property
    def coder(self) -> Codes:
        return self._given_coder or Coder(tables=self.tables)

    @cached_property
    def _nearness(self) -> SentenceNearness:
        return SentenceNearness()

    def close(self) -> None:
        """Let go of the file."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ------------------------------------------------------------ reading

    def read(
        self,
        *sources: str | Path,
        published: date | None = None,
        outlet: str | None = None,
        language: str | None = None,
        fields: Mapping[str, str] | None = None,
        network: Network | None = None,
        progress: Callable[[Summary], None] = lambda _: None,
    ) -> Summary:
        """Read files, folders or globs, code them, keep and link what they tell.

        The options say what reports do not say of themselves; `fields` maps columns of a table:
        `{"text": "body"}`. Addresses are fetched only with a `network`. What fails is listed in
        the summary, and the rest goes on.
        """
        options = ReadOptions(
            published=published, outlet=outlet, language=language, fields=fields or {},
            network=network,
        )  # fmt: skip
        return read_into(
            self.ledger,
            sources,
            coder=self.coder,
            options=options,
            arguments=[f"{views.ACTORS_ARGUMENT}{path}" for path in self._actors],
            progress=progress,
        )

    def load(
        self,
        shards: str | Path,
        *,
        link: bool = True,
        progress: Callable[[Summary], None] = lambda _: None,
    ) -> Summary:
        """Keep and link what `dragoman code --shards` made; what is known changes nothing."""
        folder = Folder(Path(shards))
        manifest = load_manifest(folder.manifest)
        own = [Path(path).resolve() for path in manifest.actors] if manifest else []
        tables = dict.fromkeys([*self._actors, *own])
        return load_into(
            self.ledger,
            folder,
            arguments=[f"{views.ACTORS_ARGUMENT}{path}" for path in tables],
            link=relink if link else None,
            progress=progress,
        )

    # ------------------------------------------------------------ asking

    def timeline(
        self,
        *parties: str,
        since: date | None = None,
        until: date | None = None,
        with_statements: bool = False,
    ) -> TimelineResults:
        """What passed between two parties, about one, or at all: one row for each occurrence."""
        return TimelineResults(
            views.timeline(
                self.ledger,
                [self.parties.code(party) for party in parties],
                since=since,
                until=until,
                with_statements=with_statements,
            )
        )

    def meetings(
        self,
        *parties: str,
        as_of: date | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Results[MeetingLine]:
        """Meetings with their histories, in the state that was known as of a day."""
        between, actor = self.sides(parties)
        return Results(
            views.meetings(
                self.ledger, between=between, actor=actor, as_of=as_of, since=since, until=until
            ).lines
        )

    def events(
        self,
        *,
        between: tuple[str, str] | None = None,
        actor: str | None = None,
        types: Sequence[str] = (),
        statuses: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> Results[Event]:
        """Events as each report tells them; `types` are PLOVER's."""
        return Results(
            self.ledger.events(
                between=self._pair(between), actor=self._code(actor), types=types,
                statuses=statuses, since=since, until=until, limit=limit,
            )
        )  # fmt: skip

    def statements(
        self,
        *,
        speaker: str | None = None,
        between: tuple[str, str] | None = None,
        kinds: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> Results[Statement]:
        """Who said what; `between` wants one side to speak to the other."""
        return Results(
            self.ledger.statements(
                speaker=self._code(speaker), between=self._pair(between), kinds=kinds,
                since=since, until=until, limit=limit,
            )
        )  # fmt: skip

    def positions(
        self,
        *parties: str,
        issue: str | None = None,
        kinds: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
    ) -> Results[Held]:
        """What parties hold on which issue, each position with all who voiced it, and when.

        Of two parties, only what may be meant for the other. The records themselves are in
        `ledger.positions`.
        """
        found = self.held(*parties, issue=issue, kinds=kinds, since=since, until=until)
        return Results(found.held)

    def held(
        self,
        *parties: str,
        issue: str | None = None,
        kinds: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
    ) -> Positions:
        """The same with what changed: `changes` names positions before and after."""
        self.sides(parties)
        return views.positions(
            self.ledger,
            [self.parties.code(party) for party in parties],
            issue=issue,
            kinds=kinds,
            since=since,
            until=until,
        )

    def compare(self, *accounts: str | Path | Report) -> Comparison:
        """Two to four accounts claim by claim: an occurrence of this ledger by its id, or that of
        a record with the id; or files and reports, which are coded here and not kept.
        """
        if len(accounts) == 1 and isinstance(accounts[0], str) and not Path(accounts[0]).exists():
            return comparison.compared_occurrence(
                self.ledger, accounts[0], atlas=self.parties, nearness=self._nearness
            )
        found: list[Report] = []
        for account in accounts:
            found += [account] if isinstance(account, Report) else readable(account)
        return self.compare_coded([self.coder.code(report) for report in found[:_TOO_MANY]])

    def compare_coded(self, accounts: Sequence[Findings]) -> Comparison:
        """The same for findings that you have: two to four."""
        return comparison.compared(accounts, atlas=self.parties, nearness=self._nearness)

    def recurring(
        self, party: str, other: str, *, since: date | None = None, until: date | None = None
    ) -> RecurringClaims:
        """What one party's readouts claim again and again, and the other's do not confirm."""
        pair = self.parties.code(party), self.parties.code(other)
        return comparison.recurring(
            self.ledger, pair, atlas=self.parties, nearness=self._nearness, since=since,
            until=until,
        )  # fmt: skip

    def deeds(
        self,
        *parties: str,
        as_of: date | None = None,
        kinds: Sequence[str] = (),
        statuses: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
    ) -> Results[DeedLine]:
        """Demands, commitments, conditions, threats and plans, and what later reports show."""
        codes = [self.parties.code(party) for party in parties]
        return Results(
            views.deeds(
                self.ledger, codes, as_of=as_of, kinds=kinds, statuses=statuses,
                since=since, until=until,
            ).lines
        )  # fmt: skip

    def index(
        self,
        one: str,
        two: str,
        *,
        by: Width | None = None,
        formula: str | Path | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> IndexResults:
        """Conflict and cooperation between two parties, one point for each week, month or quarter.

        `formula` is a file of your own weights, laid over the shipped ones.
        """
        return IndexResults(
            views.index(
                self.ledger,
                (self.parties.code(one), self.parties.code(two)),
                by=by,
                formula_file=Path(formula) if formula is not None else None,
                since=since,
                until=until,
            )
        )

    def brief(self, one: str, two: str, *, since: date | None = None) -> Brief:
        """A one-page brief; `dragoman.views.brief` writes it as HTML or Markdown."""
        return views.brief(
            self.ledger,
            (self.parties.code(one), self.parties.code(two)),
            name=self.parties.name,
            label=self.parties.label,
            since=since,
            atlas=self.parties,
            nearness=self._nearness,
        )

    def settle(self, deed: str, *, status: str, by: str, why: str) -> Settlement:
        """A person's verdict on a deed, kept for good beside what the rule says."""
        return views.settle(self.ledger, deed, status=status, author=by, why=why)

    def search(self, words: str, *, kind: str | None = None, limit: int = 20) -> Results[Found]:
        """Passages that hold all the words or "phrases", the best first."""
        return Results(views.search(self.ledger, words, kind=kind, limit=limit).found)

    def diff(self, first: str, second: str, *, kind: str | None = None) -> Diff:
        """What changed between two runs or versions of the coder, with the sentences."""
        return diff(self.ledger, first, second, kind=kind)

    # ------------------------------------------------------------ names of parties

    def sides(self, parties: Sequence[str]) -> tuple[tuple[str, str] | None, str | None]:
        """Two parties as a pair of codes, one as a code."""
        codes = [self.parties.code(party) for party in parties]
        if len(codes) > 2:
            raise ValueError("give two parties at most")
        return (
            (codes[0], codes[1]) if len(codes) == 2 else None,
            codes[0] if len(codes) == 1 else None,
        )

    def _code(self, party: str | None) -> str | None:
        return self.parties.code(party) if party is not None else None

    def _pair(self, between: tuple[str, str] | None) -> tuple[str, str] | None:
        return (self.parties.code(between[0]), self.parties.code(between[1])) if between else None


def compare_files(*files: str | Path, actors: Sequence[Path] = ()) -> tuple[Comparison, Parties]:
    """Two to four reports of these files, claim by claim, without a ledger; and names of parties.

    Raises ReadError for a file that cannot be read, SettingsError for another number of reports.
    """
    tables = ActorTables.load(extra=actors)
    found = [report for file in files for report in readable(file)]
    coder = Coder(tables=tables)
    parties = Parties(tables)
    accounts = [coder.code(report) for report in found[:_TOO_MANY]]
    return comparison.compared(accounts, atlas=parties, nearness=SentenceNearness()), parties


_TOO_MANY = comparison.MOST + 1


def open(
    path: str | Path = DEFAULT_LEDGER,
    *,
    actors: Sequence[str | Path] = (),
    readonly: bool = False,
) -> Session:
    """Open the ledger at `path`, and make it if there is none and it may be written.

    `actors` are tables of your own that join the shipped ones.
    """
    ledger = Ledger.open(path, create=not readonly, readonly=readonly)
    return Session(ledger, actors=[Path(table) for table in actors])
