"""Linking an archive that memory does not hold: by buckets, on one machine or on many.

    told_rows -> copies -> dates of undated reports -> occurrences of each kind
              -> passages that retell them -> deeds

An engine sorts rows by their keys (DuckDB on a disk, Spark over machines); what is compared, and
how, is `dragoman.link`'s, so that the links are the same.
"""

from dragoman.bulk.linking.linked import Linked, link_in_buckets, told_rows
from dragoman.bulk.linking.rows import Engine, Row, Step, Table

__all__ = ["Engine", "Linked", "Row", "Step", "Table", "link_in_buckets", "told_rows"]
