-- What goes with a report: why a worker cannot take a visit, how long the work took by their word, and what they say of it.
ALTER TABLE visit_report
  ADD COLUMN reason   text,
  ADD COLUMN minutes  int CHECK (minutes BETWEEN 1 AND 1440),
  ADD COLUMN note_enc bytea;

-- A photo of a visit, under the id that the worker's phone gave it. The file lies encrypted beside the database, under its keyed digest.
CREATE TABLE visit_photo (
  id        uuid PRIMARY KEY,
  visit_id  uuid NOT NULL REFERENCES visit,
  worker_id uuid NOT NULL REFERENCES worker,
  digest    text NOT NULL,
  type      text NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
  bytes     int NOT NULL CHECK (bytes > 0),
  stored_at timestamptz NOT NULL
);
CREATE INDEX visit_photo_of_visit ON visit_photo (visit_id);
CREATE INDEX visit_photo_digest ON visit_photo (digest);

GRANT SELECT, INSERT, UPDATE, DELETE ON visit_photo TO ${app};
