"""The user's choices, from the environment and from arguments, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import SettingsError

DEFAULT_LEDGER = "dragoman.sqlite"
LEDGER_VARIABLE = "DRAGOMAN_LEDGER"
ACTORS_VARIABLE = "DRAGOMAN_ACTORS"
PATH_SEPARATOR = ":"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger is, which tables of actors join the shipped ones, whether to use colour.

    `ledger` is a path, `sqlite:///path` or `postgresql://...`, as the user wrote it.
    """

    ledger: str = DEFAULT_LEDGER
    actors: tuple[Path, ...] = ()
    colour: bool = True

    @classmethod
    def of(
        cls,
        environment: Mapping[str, str],
        *,
        ledger: str | None = None,
        actors: tuple[Path, ...] = (),
    ) -> Settings:
        """Arguments win over the environment, the environment over what is usual."""
        named = ledger if ledger is not None else environment.get(LEDGER_VARIABLE, DEFAULT_LEDGER)
        if not named.strip():
            raise SettingsError(f"the name of the ledger is empty; unset {LEDGER_VARIABLE}?")
        given = environment.get(ACTORS_VARIABLE, "")
        usual = tuple(Path(part) for part in given.split(PATH_SEPARATOR) if part)
        return cls(
            ledger=named,
            actors=actors or usual,
            colour=not environment.get("NO_COLOR"),
        )
