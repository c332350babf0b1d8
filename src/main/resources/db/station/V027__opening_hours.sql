-- When visits are taken. The table only grows: of two weeks from the same day the later one holds.
CREATE TABLE opening_week (
  id           uuid PRIMARY KEY,
  starts_on    date NOT NULL,
  -- Visits outside the new hours that stay where they are, as whoever published them decided.
  kept         uuid[] NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL
);

-- A day of the week, Monday 1; a day that is not there takes no visits.
CREATE TABLE opening_day (
  week_id uuid NOT NULL REFERENCES opening_week,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens   time NOT NULL,
  closes  time NOT NULL CHECK (closes > opens),
  PRIMARY KEY (week_id, weekday)
);

GRANT SELECT, INSERT ON opening_week, opening_day TO ${app};
