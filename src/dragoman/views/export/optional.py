"""Packages that only some formats need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dragoman.errors import SettingsError


def optional(module: str, *, for_format: str, extra: str) -> Any:
    """The module. Raises SettingsError with the remedy where it is not installed."""
    try:
        return import_module(module)
    except ImportError as fault:
        package = module.partition(".")[0]
        raise SettingsError(
            f"--as {for_format} needs {package}, which is not installed; "
            f'run: pip install "dragoman[{extra}]" (or pip install {package})'
        ) from fault
