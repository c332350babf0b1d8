-- Residents at a kiosk who ask for a person; one open call for each kiosk.
CREATE TABLE kiosk_call (
  id        uuid PRIMARY KEY,
  kiosk_id  uuid NOT NULL REFERENCES kiosk,
  called_at timestamptz NOT NULL,
  closed_at timestamptz,
  closed_by text,
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);

CREATE UNIQUE INDEX kiosk_call_open ON kiosk_call (kiosk_id) WHERE closed_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON kiosk_call TO ${app};
