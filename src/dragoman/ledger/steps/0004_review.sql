-- What people decided about records, appended and never changed: `before` is the record as it stood,
-- `after` as it should be, `other` the second record of a tie, `undoes` the correction taken back.
CREATE TABLE corrections (
  n $key, id TEXT NOT NULL UNIQUE, report TEXT NOT NULL REFERENCES reports (id),
  subject TEXT NOT NULL, kind TEXT NOT NULL, verdict TEXT NOT NULL, author $exact NOT NULL,
  at TEXT NOT NULL, reason $exact NOT NULL, before $exact, after $exact, other TEXT, undoes TEXT
);
CREATE INDEX corrections_report ON corrections (report);
CREATE INDEX corrections_subject ON corrections (subject);
CREATE UNIQUE INDEX corrections_undoes ON corrections (undoes) WHERE undoes IS NOT NULL;
-- How unsure a record is, in thousandths: a review begins with the highest.
CREATE TABLE doubts (
  record $number REFERENCES records (n), doubt INTEGER NOT NULL, kind TEXT NOT NULL,
  coding BIGINT NOT NULL
);
CREATE INDEX doubts_order ON doubts (doubt, record, kind, coding);
CREATE INDEX doubts_kind ON doubts (kind, doubt, record, coding);
-- Occurrences as they were linked, of those that a person has since split or merged.
CREATE TABLE linked (
  id TEXT NOT NULL PRIMARY KEY, body $exact NOT NULL
);
