-- Full text over reports, contents of statements and quotes of events. A passage of a report has
-- no text of its own unless the report's text holds what the index cannot take.
CREATE TABLE passages (
  n $key, kind TEXT NOT NULL, report BIGINT NOT NULL REFERENCES reports (n),
  record BIGINT REFERENCES records (n), coding BIGINT REFERENCES codings (n),
  unspaced INTEGER NOT NULL, title TEXT, text TEXT
);
CREATE UNIQUE INDEX passages_record ON passages (record);
CREATE INDEX passages_report ON passages (report, kind);
CREATE INDEX passages_unspaced ON passages (n) WHERE unspaced = 1;
