"""`python -m dragoman.ontology > docs/ontology.md` writes the page anew."""

from __future__ import annotations

import sys

from dragoman.ontology.pages import page

if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode("utf-8"))
