"""Templates drawn to pages. Everything a template prints is escaped and made visible."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request

from dragoman import __version__
from dragoman.records import Actor
from dragoman.views import Parties
from dragoman.web import wording
from dragoman.web.showing import shown

STATIC = Path(str(files("dragoman.web") / "static"))


class Page(HTMLResponse):
    """A page in UTF-8, whatever the texts in it hold."""

    def render(self, content: object) -> bytes:
        return str(content).encode("utf-8", "replace")


class Pages:
    """Draws templates; `parties` gives names for codes and is asked only when a page needs it.

    Pages that are `frozen` will stand without a server: they have no forms.
    """

    def __init__(
        self,
        parties: Callable[[], Parties],
        *,
        ledger: str,
        writable: bool,
        frozen: bool = False,
    ) -> None:
        self._parties = parties
        # S701 is answered by autoescape; `finalize` also covers what no template thinks of.
        self._environment = Environment(
            loader=PackageLoader("dragoman.web", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_visible,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {
            "asset": asset,
            "version": __version__,
            "ledger_name": ledger,
            "writable": writable,
            "frozen": frozen,
        }
        self._environment.filters |= {
            "who": self.who,
            "party": self.party,
            "when": wording.when_words,
            "day": wording.day_words,
            "month": wording.month_words,
            "iso_month": wording.iso_month,
            "shape": wording.shape,
            "tone": wording.tone,
            "why": wording.reason_words,
            "plain_kind": wording.plain_kind,
            "act": wording.act_words,
            "times": wording.times_words,
            "axis": wording.axis_words,
            "point": wording.point_words,
            "asked_as": self.asked_as,
            "basis": wording.basis_words,
            "origin": wording.origin_words,
            "short": wording.shortened,
            "listed": wording.listed,
        }
        self._environment.globals |= {
            "counted": wording.counted,
            "told_in": wording.told_in,
            "differs": wording.DIFFERS,
        }

    def draw(self, request: Request, template: str, *, status: int = 200, **values: object) -> Page:
        """The page that a template makes of these values."""
        drawn = self._environment.get_template(template).render(
            here=request.url.path, partial="hx-request" in request.headers, **values
        )
        return Page(drawn, status_code=status, headers={"Vary": "HX-Request"})

    def who(self, actor: Actor | None) -> str:
        return self._parties().label(actor) if actor else "not said who"

    def party(self, code: str) -> str:
        return self._parties().name(code)

    def asked_as(self, written: str) -> str:
        """A party of an address as a field shows it: by name, where the name leads back to it."""
        parties = self._parties()
        name = parties.name(written)
        return name if name == written or parties.knows(name, written) else written


def _visible(value: object) -> object:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return shown(value)


@cache
def asset(name: str) -> str:
    """The address of a static file, which changes with its content."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"
