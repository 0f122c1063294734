"""A real browser before a real server on loopback; where there is none, the tests say so."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from dragoman import demo
from dragoman.api import Session
from dragoman.ledger import Ledger
from dragoman.pipeline import relink
from dragoman.records import Report
from dragoman.resolve import ActorTables
from dragoman.web import create_app
from hand_built import HandCoder
from web.conftest import REPORTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run "
    "--disable-sync --disable-component-update"
).split()
MORE = (
    ("2025-03-04", "Post", "It is told that Drovia accused Belmark of theft on 2025-03-01."),
    ("2025-03-05", "Post", "Belmark accused Drovia of haste on 2025-03-04."),
)


@dataclass(frozen=True, slots=True)
class Served:
    """A ledger behind a server at an address."""

    address: str
    session: Session


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this folder."""
    chromium = shutil.which("chromium")
    if find_spec("playwright") is None:
        pytest.skip("no Playwright here: pip install -e '.[dev]'")
    if chromium is None:
        pytest.skip("no Chromium here: apt-get install chromium fonts-noto-cjk")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def tables() -> ActorTables:
    return ActorTables.load(extra=[demo.actors()])


@pytest.fixture
def served(browser: Browser, tmp_path: Path, tables: ActorTables) -> Iterator[Served]:  # noqa: ARG001
    """The pages over a small ledger of invented reports, one of them hostile."""
    with Session(Ledger.open(tmp_path / "small.sqlite"), coder=HandCoder()) as session:
        session.tables = tables
        with session.ledger.run(HandCoder.version) as run:
            for day, outlet, text in (*REPORTS, *MORE):
                report = Report(text, published=date.fromisoformat(day), outlet=outlet)
                session.ledger.keep(session.coder.code(report), run)
        relink(session.ledger)
        app = create_app(session, today=lambda: date(2025, 3, 10), reviewer="Ada")
        with listening() as listener:
            server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            thread.start()
            while not server.started:
                time.sleep(0.01)
            yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", session)
            server.should_exit = True
            thread.join(timeout=20)


def listening() -> socket.socket:
    """A socket at a free port of this machine."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    return listener


@pytest.fixture
def context(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=served.address, viewport={"width": 1280, "height": 850})
    opened.set_default_timeout(90_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, served: Served) -> Iterator[Page]:
    """A page on which no script fails, nothing is blocked and nothing is fetched from elsewhere."""
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    opened.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
    opened.on(
        "request",
        lambda asked: troubles.append(asked.url) if served.address not in asked.url else None,
    )
    yield opened
    assert troubles == []
