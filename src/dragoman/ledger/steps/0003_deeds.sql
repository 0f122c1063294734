-- Words that ask for or announce an act, with what later reports show; derived, replaced as a whole.
CREATE TABLE deeds (
  id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, said TEXT NOT NULL,
  body $exact NOT NULL
);
CREATE INDEX deeds_said ON deeds (said, id);
CREATE TABLE deed_parties (
  code TEXT NOT NULL, deed TEXT NOT NULL REFERENCES deeds (id), PRIMARY KEY (code, deed)
)$clustered;
-- What persons decided on deeds. Rows are only ever added; the last one on a deed holds.
CREATE TABLE settlements (
  n $key, deed TEXT NOT NULL, status TEXT NOT NULL, author $exact NOT NULL, why $exact NOT NULL,
  at TEXT NOT NULL, body $exact NOT NULL
);
