"""A one-page brief on two parties: every sentence with the report and the words it rests on."""

from dragoman.views.brief.citing import Beside, Citation, Sentence
from dragoman.views.brief.compose import Brief, brief
from dragoman.views.brief.desk import Section
from dragoman.views.brief.page import html, markdown

__all__ = ["Beside", "Brief", "Citation", "Section", "Sentence", "brief", "html", "markdown"]
