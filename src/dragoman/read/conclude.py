"""From what was found in a source to a report: its date, title, outlet and agency."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from dragoman.errors import ReadError
from dragoman.read.agency import agency_in
from dragoman.read.found import Found
from dragoman.read.language import language_named, language_of
from dragoman.read.options import ReadOptions
from dragoman.read.published import header_date, published_by_path, published_by_url, published_in
from dragoman.read.title import title_in
from dragoman.records import Report


def concluded(
    found: Found, *, options: ReadOptions, origin: str | None = None, url: str | None = None
) -> Report:
    """The report; `url` is where its source was fetched. Raises ReadError where there is no text.

    What is given with a report counts most, then the user's option, then what the text, the
    page or the path shows.
    """
    if not found.text.strip():
        raise ReadError("the text is empty; nothing to read")
    given, metadata = found.given, found.metadata
    url = given.url or metadata.url or url
    published, basis = _published(found, options, origin, url)
    return Report(
        text=found.text,
        title=given.title or metadata.title or title_in(found.text),
        published=published,
        published_basis=basis,
        outlet=given.outlet or options.outlet or metadata.outlet or _host(url),
        agency=given.agency or agency_in(found.text),
        url=url,
        language=_language(found, options),
        external_id=given.external_id,
        origin=origin if origin is None or found.line is None else f"{origin}:{found.line}",
        reader=found.reader,
        pairs=found.pairs,
    )


def _language(found: Found, options: ReadOptions) -> str | None:
    """What a page states is often that of its template: the words of the text say more."""
    stated = language_named(found.given.language) or language_named(options.language)
    return stated or language_of(found.text) or language_named(found.metadata.language)


def _published(
    found: Found, options: ReadOptions, path: str | None, url: str | None
) -> tuple[date | None, str | None]:
    if found.given.published:
        return found.given.published, "given"
    if options.published:
        return options.published, "option"
    if header := header_date(found.text):
        return header, "header"
    if found.metadata.published:
        return found.metadata.published, "metadata"
    by_itself = published_in(found.text)
    # A file of many reports was dated when it was exported, not when they were published.
    by_path = published_by_path(path, found.text) if path and found.line is None else None
    by_url = published_by_url(url) if url else None
    return by_itself or by_url or by_path or (None, None)


def _host(url: str | None) -> str | None:
    """`https://www.example.org/a` was put out by `example.org`, as far as its address tells."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("m.") if host else None
