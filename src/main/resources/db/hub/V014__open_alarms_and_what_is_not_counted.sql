-- Alarms that nobody has closed, so that an overview of thousands of stations need not look through all that ever were.
CREATE TABLE open_alarm (
  station   uuid NOT NULL,
  alarm     uuid NOT NULL,
  kind      text NOT NULL,
  raised_at timestamptz NOT NULL,
  PRIMARY KEY (station, alarm)
);
INSERT INTO open_alarm
SELECT r.station, r.subject, r.detail, r.at FROM moment r
WHERE r.kind = 'alarm-raised' AND NOT EXISTS (
  SELECT FROM moment c WHERE c.station = r.station AND c.kind = 'alarm-closed' AND c.subject = r.subject);

-- Events that speak of what figures count and are in none of them, by the reason; the newest stands for all.
CREATE TABLE not_counted (
  station   uuid NOT NULL,
  reason    text NOT NULL CHECK (reason IN ('newer', 'incomplete', 'unreadable')),
  events    bigint NOT NULL,
  last_seq  bigint NOT NULL,
  last_type text NOT NULL,
  last_at   timestamptz NOT NULL,
  PRIMARY KEY (station, reason)
);
CREATE INDEX not_counted_by_time ON not_counted (last_at);

GRANT SELECT, INSERT, DELETE ON open_alarm TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON not_counted TO ${app};
