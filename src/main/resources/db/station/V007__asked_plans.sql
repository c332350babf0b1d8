-- What was asked of the planner, so that the same can be asked again once the day has changed.
ALTER TABLE plan ADD COLUMN asked jsonb;

CREATE INDEX plan_by_day ON plan (day, made_at DESC) WHERE day IS NOT NULL;
