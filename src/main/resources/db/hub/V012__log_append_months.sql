-- Where events stand in a topic is kept by the month of receipt, as the events in the database are: an old month is dropped
-- without touching others.

ALTER TABLE log_append RENAME TO log_append_before;
ALTER INDEX log_append_pkey RENAME TO log_append_before_pkey;

-- A station's last sequence comes once: its row is locked, and what was acknowledged before decides what follows.
CREATE TABLE log_append (
  station      uuid NOT NULL,
  epoch        uuid NOT NULL,
  last_seq     bigint NOT NULL,
  id           uuid NOT NULL,
  size         integer NOT NULL,
  part         integer NOT NULL,
  first_offset bigint NOT NULL,
  last_offset  bigint NOT NULL,
  received_at  timestamptz NOT NULL,
  PRIMARY KEY (station, epoch, last_seq, received_at),
  FOREIGN KEY (station, epoch) REFERENCES station_epoch
) PARTITION BY RANGE (received_at);

-- Makes the partitions of a month, in UTC; the application may not make tables otherwise.
CREATE OR REPLACE FUNCTION make_event_month(month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  parent text;
BEGIN
  PERFORM pg_advisory_xact_lock(4920);
  FOREACH parent IN ARRAY ARRAY['station_event', 'log_append'] LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                   parent || '_' || to_char(first, 'YYYY_MM'), parent,
                   first || ' 00:00:00+00', (first + interval '1 month')::date || ' 00:00:00+00');
  END LOOP;
END $$;

SELECT make_event_month(m) FROM (
  SELECT DISTINCT date_trunc('month', received_at AT TIME ZONE 'UTC')::date AS m FROM log_append_before) months;
INSERT INTO log_append
SELECT station, epoch, last_seq, id, size, part, first_offset, last_offset, received_at FROM log_append_before;
DROP TABLE log_append_before;

GRANT SELECT, INSERT ON log_append TO ${app};
