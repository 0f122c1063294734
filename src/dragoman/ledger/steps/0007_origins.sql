-- Where a report was met is asked for by the report; what keeps these rows apart in SQLite tells it.
$origins_index
