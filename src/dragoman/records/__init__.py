"""The nouns of Dragoman: frozen records that every stage shares.

All positions are half-open offsets in Unicode code points into `Report.text`, unchanged.
Records that come out of a report carry `Evidence`; `None` means "the report does not say".
Ids are derived from content, so that the same report gives the same ids everywhere.
"""

from dragoman.records.comparison import (
    Claim,
    Damage,
    DamageKind,
    Difference,
    DifferenceKind,
)
from dragoman.records.core import (
    Evidence,
    ReadFailure,
    Reason,
    Report,
    Span,
    Text,
    content_id,
)
from dragoman.records.deeds import Bearing, Deed, DeedKind, DeedStatus, Settlement, Sign
from dragoman.records.drafts import (
    Act,
    Attribution,
    StatementKind,
    Status,
)
from dragoman.records.findings import (
    Event,
    Findings,
    Meeting,
    MeetingEntry,
    MeetingKind,
    Occurrence,
    Position,
    PositionKind,
    Relation,
    Statement,
)
from dragoman.records.parties import (
    Actor,
    Mention,
    MentionKind,
    Place,
    Precision,
    TimeExpression,
    When,
)

__all__ = [
    "Act",
    "Actor",
    "Attribution",
    "Bearing",
    "Claim",
    "Damage",
    "DamageKind",
    "Deed",
    "DeedKind",
    "DeedStatus",
    "Difference",
    "DifferenceKind",
    "Event",
    "Evidence",
    "Findings",
    "Meeting",
    "MeetingEntry",
    "MeetingKind",
    "Mention",
    "MentionKind",
    "Occurrence",
    "Place",
    "Position",
    "PositionKind",
    "Precision",
    "ReadFailure",
    "Reason",
    "Relation",
    "Report",
    "Settlement",
    "Sign",
    "Span",
    "Statement",
    "StatementKind",
    "Status",
    "Text",
    "TimeExpression",
    "When",
    "content_id",
]
