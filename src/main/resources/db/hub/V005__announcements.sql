-- What is told to stations, and which downlink item carried it to each. An item is received when its station applied it.

ALTER TABLE downlink ADD COLUMN applied_at timestamptz;
CREATE INDEX downlink_waiting ON downlink (station, number) WHERE applied_at IS NULL;
ALTER TABLE station ADD COLUMN applied bigint NOT NULL DEFAULT 0;

CREATE TABLE announcement (
  id           uuid PRIMARY KEY,
  district     uuid REFERENCES district,
  text_zh      text NOT NULL,
  text_en      text NOT NULL,
  shown_until  date NOT NULL,
  written_at   timestamptz NOT NULL,
  written_by   uuid NOT NULL REFERENCES account,
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES account
);
CREATE INDEX announcement_by_time ON announcement (written_at);

CREATE TABLE announcement_receipt (
  announcement uuid NOT NULL REFERENCES announcement,
  station      uuid NOT NULL,
  number       bigint NOT NULL,
  PRIMARY KEY (announcement, station),
  FOREIGN KEY (station, number) REFERENCES downlink
);

GRANT SELECT, INSERT, UPDATE ON announcement, announcement_receipt TO ${app};
