-- The station's first tables. Times are timestamptz and always passed in; money is whole fen; ids are UUIDv7.
-- What is personal, why it is kept and for how long stands in src/docs/personal-data.md.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Who may sign in -------------------------------------------------------------------------------------------------------

CREATE TABLE account (
  id            uuid PRIMARY KEY,
  name          text NOT NULL UNIQUE,
  role          text NOT NULL CHECK (role IN ('staff', 'manager', 'auditor')),
  password_hash text NOT NULL,
  created_at    timestamptz NOT NULL
);

CREATE TABLE kiosk_pairing (
  code_mac   bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

CREATE TABLE kiosk (
  id          uuid PRIMARY KEY,
  name        text NOT NULL,
  enrolled_at timestamptz NOT NULL
);

-- Catalogue -------------------------------------------------------------------------------------------------------------

CREATE TABLE category (
  code      text PRIMARY KEY,
  position  int NOT NULL,
  name_zh   text NOT NULL,
  name_en   text NOT NULL,
  pictogram text NOT NULL
);

CREATE TABLE service (
  id               uuid PRIMARY KEY,
  category         text NOT NULL REFERENCES category,
  position         int NOT NULL,
  name_zh          text NOT NULL,
  name_en          text NOT NULL,
  includes_zh      text NOT NULL,
  includes_en      text NOT NULL,
  excludes_zh      text NOT NULL,
  excludes_en      text NOT NULL,
  skill            text NOT NULL,
  duration_minutes int NOT NULL CHECK (duration_minutes BETWEEN 15 AND 720),
  set_up_minutes   int NOT NULL CHECK (set_up_minutes BETWEEN 0 AND 120),
  personal_care    boolean NOT NULL
);

-- A booking keeps the price it was made at; a price is published before it takes effect.
CREATE TABLE service_price (
  id           uuid PRIMARY KEY,
  service_id   uuid NOT NULL REFERENCES service,
  amount_fen   bigint NOT NULL CHECK (amount_fen >= 0),
  valid_from   timestamptz NOT NULL,
  published_at timestamptz NOT NULL CHECK (published_at <= valid_from),
  UNIQUE (service_id, valid_from)
);

-- Address book: metres east and north of the station ---------------------------------------------------------------------

CREATE TABLE building (
  id              uuid PRIMARY KEY,
  position        int NOT NULL,
  name_zh         text NOT NULL,
  name_en         text NOT NULL,
  units           int NOT NULL,
  floors          int NOT NULL,
  rooms_per_floor int NOT NULL,
  east_metres     int NOT NULL,
  north_metres    int NOT NULL
);

CREATE TABLE dwelling (
  id          uuid PRIMARY KEY,
  building_id uuid NOT NULL REFERENCES building,
  unit        int NOT NULL,
  floor       int NOT NULL,
  room        int NOT NULL,
  UNIQUE (building_id, unit, floor, room)
);

-- Companies and workers --------------------------------------------------------------------------------------------------

CREATE TABLE company (
  id      uuid PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL
);

CREATE TABLE worker (
  id            uuid PRIMARY KEY,
  company_id    uuid NOT NULL REFERENCES company,
  surname       text NOT NULL,
  given_name    text NOT NULL,
  gender        text NOT NULL CHECK (gender IN ('f', 'm')),
  id_number_enc bytea,
  phone_enc     bytea,
  home_east     int NOT NULL,
  home_north    int NOT NULL,
  stars         int NOT NULL CHECK (stars BETWEEN 1 AND 5),
  active        boolean NOT NULL,
  version       bigint NOT NULL
);

CREATE TABLE worker_skill (
  worker_id uuid NOT NULL REFERENCES worker,
  skill     text NOT NULL,
  PRIMARY KEY (worker_id, skill)
);

CREATE TABLE shift (
  id        uuid PRIMARY KEY,
  worker_id uuid NOT NULL REFERENCES worker,
  during    tstzrange NOT NULL,
  EXCLUDE USING gist (worker_id WITH =, during WITH &&)
);

CREATE TABLE device (
  id          uuid PRIMARY KEY,
  worker_id   uuid NOT NULL REFERENCES worker,
  enrolment   int NOT NULL,
  enrolled_at timestamptz NOT NULL,
  revoked_at  timestamptz
);

-- People: a household is people, not an address ---------------------------------------------------------------------------

CREATE TABLE household (
  id         uuid PRIMARY KEY,
  created_at timestamptz NOT NULL
);

CREATE TABLE person (
  id           uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES household,
  surname      text,
  title        text CHECK (title IN ('mr', 'ms')),
  phone_enc    bytea
);

-- Bookings and visits -----------------------------------------------------------------------------------------------------

CREATE TABLE booking (
  id              uuid PRIMARY KEY,
  state           text NOT NULL CHECK (state IN ('booked', 'cancelled', 'completed')),
  service_id      uuid NOT NULL REFERENCES service,
  price_id        uuid NOT NULL REFERENCES service_price,
  price_fen       bigint NOT NULL,
  household_id    uuid NOT NULL REFERENCES household,
  dwelling_id     uuid NOT NULL REFERENCES dwelling,
  booker_id       uuid NOT NULL REFERENCES person,
  recipient_id    uuid NOT NULL REFERENCES person,
  payer_id        uuid NOT NULL REFERENCES person,
  contact_id      uuid NOT NULL REFERENCES person,
  call_at_station boolean NOT NULL,
  channel         text NOT NULL CHECK (channel IN ('kiosk', 'counter')),
  consent_version text NOT NULL,
  created_at      timestamptz NOT NULL,
  version         bigint NOT NULL
);

CREATE TABLE ticket (
  booking_id uuid PRIMARY KEY REFERENCES booking,
  day        date NOT NULL,
  number     int NOT NULL,
  code_mac   bytea NOT NULL,
  wrong      int NOT NULL DEFAULT 0,
  UNIQUE (day, number)
);

-- A sequence, because a counter row would make every booking of the day wait for the one before it.
CREATE SEQUENCE ticket_number AS int MINVALUE 1 MAXVALUE 23999 CYCLE;

CREATE TABLE visit (
  id              uuid PRIMARY KEY,
  booking_id      uuid NOT NULL REFERENCES booking,
  state           text NOT NULL CHECK (state IN
    ('unassigned', 'assigned', 'accepted', 'departed', 'arrived', 'started', 'finished', 'cancelled')),
  starts_at       timestamptz NOT NULL,
  ends_at         timestamptz NOT NULL CHECK (ends_at > starts_at),
  assignment      int NOT NULL DEFAULT 1,
  wished_worker   uuid REFERENCES worker,
  door_code       text NOT NULL,
  presence_proven boolean NOT NULL DEFAULT false,
  since           timestamptz NOT NULL,
  version         bigint NOT NULL
);
CREATE INDEX visit_by_booking ON visit (booking_id);
CREATE INDEX visit_by_start ON visit (starts_at);

CREATE TABLE hold (
  id         uuid PRIMARY KEY,
  session    text NOT NULL,
  service_id uuid NOT NULL REFERENCES service,
  starts_at  timestamptz NOT NULL,
  chosen     boolean NOT NULL,
  price_id   uuid NOT NULL REFERENCES service_price,
  expires_at timestamptz NOT NULL
);
CREATE INDEX hold_by_session ON hold (session);

-- Everything that occupies a worker stands here and nowhere else: a hold or a visit, service plus set-up.
-- The constraint is the last guard; writers lock the worker first. A plan that swaps two workers defers it.
CREATE TABLE occupancy (
  id         uuid PRIMARY KEY,
  worker_id  uuid NOT NULL REFERENCES worker,
  during     tstzrange NOT NULL,
  hold_id    uuid,
  visit_id   uuid REFERENCES visit,
  expires_at timestamptz,
  CHECK (num_nonnulls(hold_id, visit_id) = 1),
  CHECK ((hold_id IS NULL) = (expires_at IS NULL)),
  CONSTRAINT occupancy_once EXCLUDE USING gist (worker_id WITH =, during WITH &&) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX occupancy_by_visit ON occupancy (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX occupancy_by_hold ON occupancy (hold_id) WHERE hold_id IS NOT NULL;

CREATE TABLE plan (
  id         uuid PRIMARY KEY,
  proposal   jsonb NOT NULL,
  made_at    timestamptz NOT NULL,
  applied_at timestamptz
);

CREATE TABLE idempotency (
  key        text NOT NULL,
  actor      text NOT NULL,
  body_hash  bytea NOT NULL,
  answer_enc bytea NOT NULL,
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);

-- What devices report, applied or refused; the id is the device's own, so a duplicate is seen, and never swallows what
-- another device says. What was reported under an earlier assignment no longer decides. -----------------------------

CREATE TABLE visit_report (
  id          text NOT NULL,
  visit_id    uuid NOT NULL REFERENCES visit,
  assignment  int NOT NULL,
  device_id   uuid NOT NULL REFERENCES device,
  enrolment   int NOT NULL,
  sequence    bigint NOT NULL,
  type        text NOT NULL,
  device_time timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  door_code   text NOT NULL CHECK (door_code IN ('absent', 'right', 'wrong')),
  refused     text,
  PRIMARY KEY (device_id, id)
);
CREATE INDEX visit_report_by_visit ON visit_report (visit_id);

-- Everything that happened ------------------------------------------------------------------------------------------------

CREATE TABLE event (
  id      uuid PRIMARY KEY,
  pos     bigint GENERATED ALWAYS AS IDENTITY,
  xid     xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at      timestamptz NOT NULL,
  actor   text NOT NULL,
  type    text NOT NULL,
  subject uuid NOT NULL,
  version bigint NOT NULL,
  body    bytea NOT NULL
);
CREATE INDEX event_by_xid ON event (xid);
CREATE INDEX event_by_subject ON event (subject, pos);

CREATE TABLE epoch (
  id         uuid PRIMARY KEY,
  parent     uuid REFERENCES epoch,
  parent_seq bigint,
  started_at timestamptz NOT NULL,
  CHECK ((parent IS NULL) = (parent_seq IS NULL))
);

CREATE TABLE sealed (
  epoch    uuid NOT NULL REFERENCES epoch,
  seq      bigint NOT NULL,
  event_id uuid NOT NULL UNIQUE REFERENCES event,
  hash     bytea NOT NULL,
  PRIMARY KEY (epoch, seq)
);

-- Every event of a transaction older than this is sealed.
CREATE TABLE seal_mark (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  xid xid8 NOT NULL
);

-- How far the hub has acknowledged, and which of its items were applied.
CREATE TABLE hub_cursor (
  epoch   uuid PRIMARY KEY REFERENCES epoch,
  acked   bigint NOT NULL,
  applied bigint NOT NULL
);

-- What stays the same for the life of this station.
CREATE TABLE station_identity (
  one        boolean PRIMARY KEY DEFAULT true CHECK (one),
  id         uuid NOT NULL,
  created_at timestamptz NOT NULL
);

-- The application may add to the record of what happened but never change it.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app};
REVOKE UPDATE, DELETE, TRUNCATE ON event, sealed, epoch, service_price FROM ${app};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${app};
