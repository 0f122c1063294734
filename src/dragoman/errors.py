"""Everything that Dragoman raises on purpose.

    DragomanError
    ├── ReadError        a source cannot be read as reports
    ├── SettingsError    a choice of the user's cannot be followed
    ├── OntologyError    a shipped or supplied table is not what it must be
    ├── ModelError       weights are missing, damaged or of another version
    ├── FindingError     a record does not rest on the text that it names
    └── LedgerError      the ledger cannot be opened, written or trusted
        └── NotFoundError    no record has the id asked for

Each message names the thing and the remedy.
"""


class DragomanError(Exception):
    """Base of every error that a caller may want to catch."""


class ReadError(DragomanError):
    """A file, line or stream cannot be read as a report; the rest goes on."""


class SettingsError(DragomanError):
    """An option or an environment setting has a value that cannot be used."""


class OntologyError(DragomanError):
    """A table of types, actors or offices is malformed."""


class ModelError(DragomanError):
    """Model files are missing, damaged or do not fit this version."""


class FindingError(DragomanError):
    """A record's spans and quotes do not fit the text of its report."""


class LedgerError(DragomanError):
    """The ledger cannot be opened, migrated, written or verified."""


class NotFoundError(LedgerError):
    """No record in the ledger has this id."""
