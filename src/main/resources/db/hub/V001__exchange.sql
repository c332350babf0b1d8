-- The hub's first tables: officials, stations and what stations reported. No personal data ever arrives here.

CREATE TABLE account (
  id            uuid PRIMARY KEY,
  name          text NOT NULL UNIQUE,
  role          text NOT NULL CHECK (role IN ('hub', 'auditor')),
  password_hash text NOT NULL,
  created_at    timestamptz NOT NULL
);

CREATE TABLE enrolment_code (
  code_hash  bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  used_by    uuid
);

CREATE TABLE station (
  id          uuid PRIMARY KEY,
  name_zh     text NOT NULL,
  name_en     text NOT NULL,
  public_key  bytea NOT NULL,
  enrolled_at timestamptz NOT NULL,
  last_word   timestamptz,
  epoch       uuid
);

CREATE TABLE station_epoch (
  station    uuid NOT NULL REFERENCES station,
  epoch      uuid NOT NULL,
  parent     uuid,
  parent_seq bigint,
  acked      bigint NOT NULL,
  acked_hash bytea NOT NULL,
  first_seen timestamptz NOT NULL,
  PRIMARY KEY (station, epoch)
);

-- What a visit's event says of it is kept beside the body, so that a day's visits are found by index.
CREATE TABLE station_event (
  station     uuid NOT NULL,
  epoch       uuid NOT NULL,
  seq         bigint NOT NULL,
  event_id    uuid NOT NULL,
  at          timestamptz NOT NULL,
  type        text NOT NULL,
  subject     uuid NOT NULL,
  version     bigint NOT NULL,
  visit_start timestamptz,
  visit_state text,
  body        bytea NOT NULL,
  hash        bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (station, epoch, seq),
  FOREIGN KEY (station, epoch) REFERENCES station_epoch
);
CREATE INDEX station_event_by_day ON station_event (at);
CREATE INDEX station_event_by_subject ON station_event (station, subject, seq);
CREATE INDEX station_event_by_visit_start ON station_event (visit_start) WHERE visit_start IS NOT NULL;

-- The same sequence with another hash: never dropped silently, an official sees it.
CREATE TABLE fork (
  station     uuid NOT NULL,
  epoch       uuid NOT NULL,
  seq         bigint NOT NULL,
  known_hash  bytea NOT NULL,
  other_hash  bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (station, epoch, seq, other_hash)
);

-- Numbered items for one station, sent again until applied.
CREATE TABLE downlink (
  station uuid NOT NULL REFERENCES station,
  number  bigint NOT NULL,
  type    text NOT NULL,
  data    jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (station, number)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app};
REVOKE UPDATE, DELETE, TRUNCATE ON station_event, fork FROM ${app};
