-- What the city tells the station, as it came down from the hub; words of officials, no personal data.
CREATE TABLE announcement (
  id           uuid PRIMARY KEY,
  text_zh      text NOT NULL,
  text_en      text NOT NULL,
  shown_until  date NOT NULL,
  written_at   timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  withdrawn_at timestamptz
);
CREATE INDEX announcement_shown ON announcement (shown_until) WHERE withdrawn_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON announcement TO ${app};
