"""Pages over the ledger: made for reading, comparing and checking, on this machine alone.

    app = create_app(session)

Pages are drawn on the server and read without JavaScript. They ask views and the ledger's methods;
nothing here speaks SQL or draws conclusions of its own.
"""

from dragoman.web.app import create_app

__all__ = ["create_app"]
