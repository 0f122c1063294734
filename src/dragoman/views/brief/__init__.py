"""A one-page brief on two parties: every sentence with the report and the words it rests on."""

from dragoman.views.brief.citing import Citation, Sentence
from dragoman.views.brief.compose import Brief, Section, brief
from dragoman.views.brief.page import html, markdown

__all__ = ["Brief", "Citation", "Section", "Sentence", "brief", "html", "markdown"]
