-- What pages count, kept when it is written. `standing` is the status that holds: a person's verdict,
-- else the rule's; `deed_words` finds the deeds of the records that a verdict names.
ALTER TABLE deeds ADD COLUMN standing TEXT NOT NULL DEFAULT 'open';
CREATE TABLE deed_words (
  record TEXT NOT NULL, deed TEXT NOT NULL REFERENCES deeds (id), PRIMARY KEY (record, deed)
)$clustered;
CREATE INDEX deed_words_deed ON deed_words (deed);
-- How often something passed between two parties, as of the last linking.
CREATE TABLE pair_counts (
  first TEXT NOT NULL, second TEXT NOT NULL, occurrences INTEGER NOT NULL,
  meetings INTEGER NOT NULL, reports INTEGER NOT NULL, latest TEXT, PRIMARY KEY (first, second)
)$clustered;
-- Of which codings and corrections `pair_counts` tells; a ledger that has moved on is counted anew.
CREATE TABLE counted (
  what TEXT NOT NULL PRIMARY KEY, coding BIGINT NOT NULL, correction BIGINT NOT NULL
)$clustered;
CREATE INDEX positions_statement ON positions (statement);
