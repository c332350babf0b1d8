-- Services as the city wants them offered. A newer version of a code takes the place of the one before; what is withdrawn
-- stays for the record.
CREATE TABLE template (
  id               uuid PRIMARY KEY,
  code             text NOT NULL,
  version          int NOT NULL,
  category         text NOT NULL,
  name_zh          text NOT NULL,
  name_en          text NOT NULL,
  includes_zh      text NOT NULL,
  includes_en      text NOT NULL,
  excludes_zh      text NOT NULL,
  excludes_en      text NOT NULL,
  duration_minutes int NOT NULL CHECK (duration_minutes BETWEEN 15 AND 720),
  guide_fen        bigint CHECK (guide_fen >= 0),
  valid_from       date NOT NULL,
  published_at     timestamptz NOT NULL,
  published_by     uuid NOT NULL REFERENCES account,
  withdrawn_at     timestamptz,
  withdrawn_by     uuid REFERENCES account,
  UNIQUE (code, version)
);

CREATE TABLE template_receipt (
  template uuid NOT NULL REFERENCES template,
  station  uuid NOT NULL,
  number   bigint NOT NULL,
  PRIMARY KEY (template, station),
  FOREIGN KEY (station, number) REFERENCES downlink
);

GRANT SELECT, INSERT, UPDATE ON template TO ${app};
GRANT SELECT, INSERT ON template_receipt TO ${app};
