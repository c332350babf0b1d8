-- Events stand in partitions by the month of their receipt, so that an old month is dropped without touching others.

ALTER TABLE station_event RENAME TO station_event_before;
ALTER INDEX station_event_pkey RENAME TO station_event_before_pkey;

CREATE TABLE station_event (
  station     uuid NOT NULL,
  epoch       uuid NOT NULL,
  seq         bigint NOT NULL,
  event_id    uuid NOT NULL,
  at          timestamptz NOT NULL,
  type        text NOT NULL,
  subject     uuid NOT NULL,
  version     bigint NOT NULL,
  body        bytea NOT NULL,
  hash        bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (station, epoch, seq, received_at),
  FOREIGN KEY (station, epoch) REFERENCES station_epoch
) PARTITION BY RANGE (received_at);

-- Makes the partition of a month, in UTC; the application may not make tables otherwise.
CREATE FUNCTION make_event_month(month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE first date := date_trunc('month', month)::date;
BEGIN
  PERFORM pg_advisory_xact_lock(4920);
  EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF station_event FOR VALUES FROM (%L) TO (%L)',
                 'station_event_' || to_char(first, 'YYYY_MM'),
                 first || ' 00:00:00+00', (first + interval '1 month')::date || ' 00:00:00+00');
END $$;
REVOKE ALL ON FUNCTION make_event_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_event_month(date) TO ${app};

SELECT make_event_month(m) FROM (
  SELECT DISTINCT date_trunc('month', received_at AT TIME ZONE 'UTC')::date AS m FROM station_event_before) months;
INSERT INTO station_event
SELECT station, epoch, seq, event_id, at, type, subject, version, body, hash, received_at FROM station_event_before;
DROP TABLE station_event_before;

CREATE TABLE district (
  id      uuid PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL
);

-- The newest event is kept beside the station: an overview of thousands must not look for each one's.
ALTER TABLE station
  ADD COLUMN district     uuid REFERENCES district,
  ADD COLUMN last_seq     bigint,
  ADD COLUMN last_at      timestamptz,
  ADD COLUMN last_type    text,
  ADD COLUMN last_subject uuid;
UPDATE station s SET last_seq = e.seq, last_at = e.at, last_type = e.type, last_subject = e.subject
FROM (SELECT DISTINCT ON (station) * FROM station_event ORDER BY station, seq DESC) e
WHERE e.station = s.id AND e.epoch = s.epoch;

-- How far a station's events are counted in its figures.
CREATE TABLE figure_progress (
  station uuid PRIMARY KEY REFERENCES station,
  epoch   uuid NOT NULL,
  seq     bigint NOT NULL
);

-- What the events say of a visit, whatever the order in which they are read.
CREATE TABLE visit_fact (
  station       uuid NOT NULL,
  visit         uuid NOT NULL,
  version       bigint NOT NULL,
  state         text,
  start         timestamptz,
  finish        timestamptz,
  worker        uuid,
  household     uuid,
  first_version bigint,
  first_at      timestamptz,
  accepted      bigint,
  accepted_at   timestamptz,
  arrived       bigint,
  arrived_at    timestamptz,
  started       bigint,
  started_at    timestamptz,
  given         bigint NOT NULL,
  overridden    boolean NOT NULL,
  unlicensed    bigint NOT NULL,
  no_show_at    timestamptz,
  PRIMARY KEY (station, visit)
);
CREATE INDEX visit_fact_by_start ON visit_fact (station, start);
CREATE INDEX visit_fact_by_household ON visit_fact (station, household, start) WHERE state = 'finished';

-- What happened once, at one time: booked, cancelled, unmet, alarm-raised, alarm-closed.
CREATE TABLE moment (
  station uuid NOT NULL,
  kind    text NOT NULL,
  subject uuid NOT NULL,
  at      timestamptz NOT NULL,
  detail  text NOT NULL,
  PRIMARY KEY (station, kind, subject)
);
CREATE INDEX moment_by_day ON moment (station, at);

-- The figures of a station's day, and of a district's: counts that can be added up.
CREATE TABLE station_day (
  station    uuid NOT NULL REFERENCES station,
  day        date NOT NULL,
  bookings bigint NOT NULL,
  cancelled bigint NOT NULL,
  visits bigint NOT NULL,
  under_way bigint NOT NULL,
  finished bigint NOT NULL,
  due bigint NOT NULL,
  on_time bigint NOT NULL,
  no_shows bigint NOT NULL,
  answered bigint NOT NULL,
  answer_seconds bigint NOT NULL,
  minutes bigint NOT NULL,
  returns bigint NOT NULL,
  same_worker bigint NOT NULL,
  certified bigint NOT NULL,
  unmet bigint NOT NULL,
  asked_days bigint NOT NULL,
  able_days bigint NOT NULL,
  alarms bigint NOT NULL,
  revision   integer NOT NULL,
  revised_at timestamptz,
  PRIMARY KEY (station, day)
);
CREATE INDEX station_day_by_day ON station_day (day);

CREATE TABLE district_day (
  district   uuid NOT NULL,
  day        date NOT NULL,
  bookings bigint NOT NULL,
  cancelled bigint NOT NULL,
  visits bigint NOT NULL,
  under_way bigint NOT NULL,
  finished bigint NOT NULL,
  due bigint NOT NULL,
  on_time bigint NOT NULL,
  no_shows bigint NOT NULL,
  answered bigint NOT NULL,
  answer_seconds bigint NOT NULL,
  minutes bigint NOT NULL,
  returns bigint NOT NULL,
  same_worker bigint NOT NULL,
  certified bigint NOT NULL,
  unmet bigint NOT NULL,
  asked_days bigint NOT NULL,
  able_days bigint NOT NULL,
  alarms bigint NOT NULL,
  revision   integer NOT NULL,
  revised_at timestamptz,
  PRIMARY KEY (district, day)
);

-- A day that was over and yet changed: what it said before and what it says now.
CREATE TABLE figure_revision (
  station  uuid NOT NULL,
  day      date NOT NULL,
  revision integer NOT NULL,
  at       timestamptz NOT NULL,
  before   jsonb NOT NULL,
  after    jsonb NOT NULL,
  PRIMARY KEY (station, day, revision)
);
CREATE INDEX figure_revision_by_time ON figure_revision (at);

GRANT SELECT, INSERT ON station_event, figure_revision TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON district, figure_progress, visit_fact, moment, station_day, district_day TO ${app};
