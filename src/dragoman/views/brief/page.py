"""A brief as a page: HTML that prints on one sheet and holds no script, or Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.views.brief.compose import Brief
from dragoman.views.brief.telling import published
from dragoman.views.index import svg

_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def html(made: Brief, *, shown: Callable[[str], str] = str) -> str:
    """The brief as one HTML file: nothing outside it is loaded, and all words are escaped."""
    picture = Markup(svg(made.index, shown)) if made.index.points else ""  # made with autoescape
    sheet = _environment(autoescape=True).get_template("brief.html")
    return sheet.render(brief=made, picture=picture, published=published)


def markdown(made: Brief) -> str:
    """The brief as Markdown, with footnotes."""
    environment = _environment(autoescape=False)
    environment.filters["plain"] = escaped
    text = environment.get_template("brief.md").render(brief=made, published=published)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escaped(words: str) -> str:
    """Words of a report with every sign that Markdown or HTML would act on made harmless."""
    return _MARKED.sub(r"\\\1", " ".join(words.split())).replace("&", "&amp;")


def _environment(*, autoescape: bool) -> Environment:
    return Environment(
        loader=PackageLoader("dragoman.views.brief", "."),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
