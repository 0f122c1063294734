-- Whose text a report carries, as of the last linking: its own, or that of the earliest that has it.
CREATE TABLE originals (
  report TEXT NOT NULL PRIMARY KEY REFERENCES reports (id),
  original TEXT NOT NULL REFERENCES reports (id)
)$clustered;
