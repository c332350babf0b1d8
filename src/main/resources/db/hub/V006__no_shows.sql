-- A no-show is a thing of its own: it stays on the day on which somebody should have come, whatever becomes of the visit.

CREATE TABLE no_show (
  station uuid NOT NULL,
  visit   uuid NOT NULL,
  start   timestamptz NOT NULL,
  at      timestamptz NOT NULL,
  version bigint NOT NULL,
  refuted boolean NOT NULL,
  PRIMARY KEY (station, start, visit)
);
CREATE INDEX no_show_by_visit ON no_show (station, visit);

-- When a visit that was moved before should have begun is not known any more.
INSERT INTO no_show (station, visit, start, at, version, refuted)
SELECT station, visit, start, no_show_at, given,
       coalesce(CASE WHEN arrived > given THEN arrived_at WHEN started >= given THEN started_at END <= no_show_at, false)
FROM visit_fact WHERE no_show_at >= start;
ALTER TABLE visit_fact DROP COLUMN no_show_at;

-- What officials look at is seldom, and is asked for by day and for all stations.
CREATE INDEX no_show_standing ON no_show (start) WHERE NOT refuted;
CREATE INDEX visit_fact_odd ON visit_fact (start) WHERE state = 'finished' AND (overridden OR unlicensed > given);

GRANT SELECT, INSERT, UPDATE, DELETE ON no_show TO ${app};
