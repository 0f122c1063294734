"""Bytes to reports: formats, dates of publication, outlets and agencies."""

from __future__ import annotations

from dragoman.read.agency import agency_in
from dragoman.read.network import Network
from dragoman.read.options import ReadOptions
from dragoman.read.published import published_in
from dragoman.read.reports import readable, reports, wire_report
from dragoman.read.sources import files
from dragoman.read.title import title_in

__all__ = [
    "Network",
    "ReadOptions",
    "agency_in",
    "files",
    "published_in",
    "readable",
    "reports",
    "title_in",
    "wire_report",
]
