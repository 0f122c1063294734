"""The command line: arguments in, pages out; what is asked of the ledger is asked by views."""

from __future__ import annotations


def main() -> None:
    """The entry point of the command `dragoman`."""
    from dragoman.cli.app import app

    app(prog_name="dragoman")
