"""A brief as a page: HTML that prints on one sheet and holds no script, or Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.views.brief.citing import Citation
from dragoman.views.brief.compose import Brief
from dragoman.views.brief.telling import published
from dragoman.views.index import svg

_LONGEST = 170
"""Characters of a quote in the text of a brief."""
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def html(made: Brief, *, shown: Callable[[str], str] = str) -> str:
    """The brief as one HTML file: nothing outside it is loaded, and all words are escaped."""
    picture = Markup(svg(made.index, shown)) if made.index.points else ""  # made with autoescape
    sheet = _environment(autoescape=True).get_template("brief.html")
    return sheet.render(
        brief=made, picture=picture, published=published, reports=_reports(made.citations)
    )


@dataclass(frozen=True, slots=True)
class _Report:
    """A report with its places that are cited."""

    id: str
    source: str
    title: str | None
    published: date | None
    citations: tuple[Citation, ...]


def _reports(citations: Sequence[Citation]) -> tuple[_Report, ...]:
    """The reports in the order in which they are first cited."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.report, []).append(citation)
    return tuple(
        _Report(name, cited[0].source, cited[0].title, cited[0].published, tuple(cited))
        for name, cited in found.items()
    )


def markdown(made: Brief) -> str:
    """The brief as Markdown, with footnotes."""
    environment = _environment(autoescape=False)
    environment.filters["plain"] = escaped
    text = environment.get_template("brief.md").render(brief=made, published=published)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def short(words: str) -> str:
    """Words of a report up to the end of a word; whole they stand among the sources."""
    told = " ".join(words.split())
    if len(told) <= _LONGEST:
        return told
    return told[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def escaped(words: str) -> str:
    """Words of a report with every sign that Markdown or HTML would act on made harmless."""
    return _MARKED.sub(r"\\\1", " ".join(words.split())).replace("&", "&amp;")


def _environment(*, autoescape: bool) -> Environment:
    made = Environment(
        loader=PackageLoader("dragoman.views.brief", "."),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["short"] = short
    return made
