"""The formula of the index: read from a file that a user can open, change and give back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from statistics import fmean
from typing import Any, Literal, cast

import yaml

from dragoman.errors import SettingsError
from dragoman.views.index.bins import WIDTHS, Width

LARGEST = 1_000_000
"""Bytes. A formula of more is another file by mistake."""

_MEASURES = ("mean", "sum")
_MOST_DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Formula:
    """Weights of types, modes and statuses, and how points and their bands are made of them.

    `digest` tells two formulas apart; it is the same for the same numbers.
    """

    name: str
    measure: Literal["mean", "sum"]
    bin: Width
    draws: int
    seed: int
    low: float
    high: float
    statuses: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    digest: str

    def weight(self, type_: str, modes: Sequence[str]) -> float | None:
        """The mean weight of the modes, or that of the type; None for a type without one."""
        own = self.weights.get(type_)
        if own is None:
            return None
        known = [own[mode] for mode in modes if mode in own]
        return fmean(known) if known else own["type"]

    def status_weight(self, status: str) -> float:
        """What an act of this status counts for; nothing where the formula does not name it."""
        return self.statuses.get(status, 0.0)


def formula(path: Path | None = None) -> Formula:
    """The shipped formula, or the user's file laid over it. Raises SettingsError."""
    table = _shipped_table()
    if path is None:
        return _formula(table, "formula.yaml")
    own = _read(path)
    if unknown := set(own) - set(table):
        raise SettingsError(f"{path}: unknown entries {sorted(unknown)}; see the shipped formula")
    merged = {**table, **own}
    merged["statuses"] = {**table["statuses"], **_mapping(own.get("statuses"), path, "statuses")}
    weights = _mapping(own.get("weights"), path, "weights")
    if unknown := set(weights) - set(table["weights"]):
        raise SettingsError(f"{path}: weights: PLOVER has no type {sorted(map(str, unknown))}")
    merged["weights"] = {
        name: {**row, **_mapping(weights.get(name), path, f"weights: {name}")}
        for name, row in table["weights"].items()
    }
    return _formula(merged, str(path))


def shipped_formula() -> str:
    """The text of the file that the package ships, to be copied and changed."""
    return files(__package__).joinpath("formula.yaml").read_text(encoding="utf-8")


@cache
def _shipped_table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(shipped_formula())
    return table


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"{path}: more than {LARGEST:,} bytes are no formula")
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as fault:
        raise SettingsError(f"{path}: the formula cannot be read: {fault}") from fault
    except (yaml.YAMLError, RecursionError) as fault:
        raise SettingsError(f"{path}: not well-formed YAML; see the shipped formula") from fault
    return _mapping(table, path, "the file")


def _mapping(value: object, path: Path, what: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {what} must be entries of the form `name: number`")
    return value


def _formula(table: Mapping[str, Any], where: str) -> Formula:
    if table["measure"] not in _MEASURES:
        raise SettingsError(f"{where}: measure must be one of {', '.join(_MEASURES)}")
    if table["bin"] not in WIDTHS:
        raise SettingsError(f"{where}: bin must be one of {', '.join(WIDTHS)}")
    low, high = _number(table, "low", where), _number(table, "high", where)
    if not 0 <= low < high <= 100:
        raise SettingsError(f"{where}: low and high must be percentiles, the first below the other")
    draws = int(_number(table, "draws", where))
    if not 0 <= draws <= _MOST_DRAWS:
        raise SettingsError(f"{where}: draws must be between 0 and {_MOST_DRAWS:,}")
    statuses = {name: _number(table["statuses"], name, where) for name in table["statuses"]}
    weights = {
        type_: {mode: _number(row, mode, f"{where}: {type_}") for mode in row}
        for type_, row in table["weights"].items()
    }
    told = [table["measure"], table["bin"], draws, table["seed"], low, high, statuses, weights]
    return Formula(
        name=str(table["name"]),
        measure=cast(Literal["mean", "sum"], table["measure"]),
        bin=cast(Width, table["bin"]),
        draws=draws,
        seed=int(_number(table, "seed", where)),
        low=low,
        high=high,
        statuses=statuses,
        weights=weights,
        digest=hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12],
    )


def _number(row: Mapping[str, Any], name: str, where: str) -> float:
    value = row[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e12:
        raise SettingsError(f"{where}: {name} is {value!r}; it must be a number")
    return float(value)
