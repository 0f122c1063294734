"""`dragoman serve`: the ledger as pages in a browser, on this machine."""

from __future__ import annotations

import os
import webbrowser
from threading import Timer
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import ActorsOption, LedgerOption
from dragoman.cli.read import network_of
from dragoman.cli.screen import Screen, opened, settings_of
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from fastapi import FastAPI

TOKEN_VARIABLE = "DRAGOMAN_TOKEN"
_LEAST_TOKEN = 16


def serve(
    ledger: LedgerOption = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")
    ] = 8765,
    host: Annotated[
        str, typer.Option("--host", help="Beyond this machine a token is asked for.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            help=f"Who opens a page must bring it; else ${TOKEN_VARIABLE}.",
            show_default=False,
        ),
    ] = None,
    readonly: Annotated[
        bool, typer.Option("--readonly", help="Show the ledger, let nobody add to it.")
    ] = False,
    browse: Annotated[
        bool, typer.Option("--open", help="Open the first page in the browser.")
    ] = False,
    allow_network: Annotated[
        bool,
        typer.Option("--allow-network", help="Let pages and feeds be added by address, and fetch."),
    ] = False,
    actors: ActorsOption = None,
) -> None:
    """Show the ledger as pages in a browser: read, search, compare, add reports.

    Answers to this machine only, works offline, and stops with Ctrl-C.
    """  # fmt: skip
    settings = settings_of(ledger, actors)
    screen = Screen.of(settings)
    token = checked_token(host, token or os.environ.get(TOKEN_VARIABLE) or None)
    with opened(settings, readonly=readonly) as session:
        from dragoman.web import create_app

        app = create_app(
            session, token=token, writable=not readonly, reviewer=whoami(),
            network=network_of(allow_network, False, None),
        )  # fmt: skip
        place = free_port(port, host)
        address = address_of(host, place, token)
        screen.say(f"{session.ledger.path} at {address} (Ctrl-C stops)")
        run(app, host, place, opening=address if browse else "")


def run(app: FastAPI, host: str, port: int, *, opening: str = "") -> None:
    """Serve until Ctrl-C; `opening` is an address for the browser."""
    import uvicorn

    if opening:
        timer = Timer(1.0, webbrowser.open, (opening,))
        timer.daemon = True
        timer.start()
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def whoami() -> str:
    """The name under which the user is logged in; empty where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may know no name for the number of its user
        return ""


def checked_token(host: str, token: str | None) -> str | None:
    """The token. Raises SettingsError where one is needed and missing, or easily guessed."""
    from dragoman.web.guard import LOOPBACK

    if token is None and host not in LOOPBACK:
        raise SettingsError(
            f"--host {host} lets other machines in; give --token or ${TOKEN_VARIABLE}, for "
            "instance of `python -c 'import secrets; print(secrets.token_urlsafe())'`"
        )
    if token is not None and (len(token) < _LEAST_TOKEN or not token.isascii()):
        raise SettingsError(f"the token is easily guessed; give {_LEAST_TOKEN} letters or more")
    return token


def address_of(host: str, port: int, token: str | None) -> str:
    """Where the first page is."""
    from urllib.parse import quote

    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/" + (f"?token={quote(token)}" if token else "")


def free_port(port: int, host: str) -> int:
    """The port asked for, or a free one for 0. Raises SettingsError where it is taken."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise SettingsError(
                f"{host}:{port} cannot be used: {fault.strerror}; give another --port"
            ) from fault
        return int(probe.getsockname()[1])
