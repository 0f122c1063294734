-- Runs, reports and what each coder found in them. Bodies hold whole records as JSON; the other
-- columns repeat what is asked for. `n` numbers rows inside one file and never leaves it.
CREATE TABLE runs (
  n $key, id TEXT NOT NULL UNIQUE, coder TEXT NOT NULL, started TEXT NOT NULL, finished TEXT,
  arguments $exact NOT NULL, counts $exact NOT NULL
);
CREATE TABLE reports (
  n $key, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, text $exact NOT NULL, title $exact,
  published TEXT, published_basis TEXT, outlet $exact, agency $exact, url $exact, language TEXT,
  external_id $exact, origin $exact, reader TEXT NOT NULL, pairs TEXT NOT NULL,
  run BIGINT NOT NULL REFERENCES runs (n)
);
CREATE INDEX reports_published ON reports (published);
CREATE TABLE origins (
  n $key, report BIGINT NOT NULL REFERENCES reports (n), origin $exact NOT NULL,
  run BIGINT NOT NULL REFERENCES runs (n)$unique_origin
);
CREATE TABLE failures (
  n $key, run BIGINT NOT NULL REFERENCES runs (n), origin $exact NOT NULL, line BIGINT,
  reason $exact NOT NULL
);
CREATE INDEX failures_run ON failures (run);
CREATE TABLE codings (
  n $key, report BIGINT NOT NULL REFERENCES reports (n), coder TEXT NOT NULL,
  run BIGINT NOT NULL REFERENCES runs (n), current INTEGER NOT NULL, digest TEXT NOT NULL,
  UNIQUE (report, coder)
);
CREATE INDEX codings_older ON codings (report) WHERE current = 0;
CREATE TABLE annotated (
  coding BIGINT NOT NULL PRIMARY KEY REFERENCES codings (n), body $exact NOT NULL
);
CREATE TABLE mentioned (
  actor $exact NOT NULL, coding BIGINT NOT NULL REFERENCES codings (n)$mentioned_key
)$clustered;
CREATE TABLE records (
  n $key, coding BIGINT NOT NULL REFERENCES codings (n), kind TEXT NOT NULL,
  ordinal INTEGER NOT NULL, id TEXT NOT NULL, date TEXT NOT NULL, last TEXT NOT NULL,
  body $exact NOT NULL
);
CREATE UNIQUE INDEX records_coding ON records (coding, kind, ordinal);
CREATE INDEX records_id ON records (id);
CREATE INDEX records_date ON records (kind, date, n, last, coding);
-- Records of more than one day, to know how far before a window a record may begin that touches it.
CREATE INDEX records_long ON records (kind, date, last) WHERE last > date;
CREATE TABLE statements (
  record $number REFERENCES records (n), kind TEXT NOT NULL, speaker $exact,
  anonymous INTEGER NOT NULL, within TEXT
);
CREATE TABLE positions (
  record $number REFERENCES records (n), kind TEXT NOT NULL, statement TEXT
);
CREATE TABLE issues (
  issue $exact NOT NULL, record BIGINT NOT NULL REFERENCES records (n),
  PRIMARY KEY (issue, record)
)$clustered;
CREATE TABLE events (
  record $number REFERENCES records (n), type TEXT, kind TEXT, plover TEXT, status TEXT NOT NULL,
  place $exact, place_country TEXT, according_to TEXT, meeting TEXT
);
CREATE INDEX events_meeting ON events (meeting);
CREATE TABLE meetings (
  record $number REFERENCES records (n), kind TEXT NOT NULL, status TEXT NOT NULL, place $exact,
  place_country TEXT, reschedules TEXT
);
CREATE TABLE entries (
  meeting BIGINT NOT NULL REFERENCES records (n), ordinal INTEGER NOT NULL, status TEXT NOT NULL,
  by_actor $exact, reported TEXT NOT NULL, PRIMARY KEY (meeting, ordinal)
)$clustered;
-- Who takes part in a record, one row for each role. `code` is the country, or what stands in its
-- place ('IGO', 'JRN', '?'); a date that the report does not give is 'undated', which sorts after
-- every ISO date. The index alone answers for one country or one of its actors.
CREATE TABLE parties (
  record BIGINT NOT NULL REFERENCES records (n), ordinal INTEGER NOT NULL, kind TEXT NOT NULL,
  role TEXT NOT NULL, code TEXT NOT NULL, actor $exact NOT NULL, date TEXT NOT NULL,
  last TEXT NOT NULL, coding BIGINT NOT NULL, PRIMARY KEY (record, ordinal)
)$clustered;
CREATE INDEX parties_code ON parties (code, kind, date, record, last, coding, role, $indexed_actor);
-- Which two countries a record joins, in alphabetical order: the timeline of a pair reads this.
CREATE TABLE pairs (
  first TEXT NOT NULL, second TEXT NOT NULL, kind TEXT NOT NULL, date TEXT NOT NULL,
  record BIGINT NOT NULL REFERENCES records (n), last TEXT NOT NULL, coding BIGINT NOT NULL,
  PRIMARY KEY (first, second, kind, date, record)
)$clustered;
CREATE INDEX pairs_record ON pairs (record);
CREATE TABLE occurrences (
  id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, reports INTEGER NOT NULL,
  origins INTEGER NOT NULL, body $exact NOT NULL
);
CREATE TABLE members (
  occurrence TEXT NOT NULL REFERENCES occurrences (id), ordinal INTEGER NOT NULL,
  record TEXT NOT NULL, PRIMARY KEY (occurrence, ordinal)
)$clustered;
CREATE INDEX members_record ON members (record);
