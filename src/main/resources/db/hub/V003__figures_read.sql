-- Stations without a district are summed up under one of zeros, so that a city is the sum of its districts.
INSERT INTO district_day
SELECT '00000000-0000-0000-0000-000000000000', day, sum(bookings), sum(cancelled), sum(visits), sum(under_way),
       sum(finished), sum(due), sum(on_time), sum(no_shows), sum(answered), sum(answer_seconds), sum(minutes),
       sum(returns), sum(same_worker), sum(certified), sum(unmet), sum(asked_days), sum(able_days), sum(alarms),
       sum(revision), max(revised_at)
FROM station_day GROUP BY day;

-- Visits that somebody has to look at, of all stations.
CREATE INDEX visit_fact_exceptions ON visit_fact (start)
  WHERE no_show_at IS NOT NULL OR (state = 'finished' AND (overridden OR unlicensed > given));
CREATE INDEX moment_alarms ON moment (station, subject) WHERE kind = 'alarm-closed';
