"""Packages that only some formats need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dragoman.errors import ReadError


def optional(module: str, *, to_read: str, extra: str) -> Any:
    """The module. Raises ReadError with the remedy where it is not installed."""
    try:
        return import_module(module)
    except ImportError as fault:
        package = module.partition(".")[0]
        raise ReadError(
            f"{to_read} needs {package}, which is not installed; "
            f'run: pip install "dragoman[{extra}]" (or pip install {package})'
        ) from fault
