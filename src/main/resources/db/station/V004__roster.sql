-- Work time and rest (S09, S34): dated rules, patterns that shifts are made from, time off with its quotas, the calendar.

-- A version takes the place of the one before from its day on; none is ever changed. What counts as work is what
-- occupies a worker: service and set-up. Minutes, but for week-days; a break is due after so many minutes.
CREATE TABLE work_rule (
  code          text NOT NULL CHECK (code IN
    ('day-normal', 'day-longest', 'week-longest', 'week-days', 'night-rest', 'break')),
  version       int NOT NULL,
  name_zh       text NOT NULL,
  name_en       text NOT NULL,
  source        text NOT NULL,
  amount        int NOT NULL CHECK (amount > 0),
  after_minutes int CHECK (after_minutes > 0),
  overridable   boolean NOT NULL,
  in_force      boolean NOT NULL,
  valid_from    date NOT NULL,
  made_at       timestamptz NOT NULL,
  made_by       text NOT NULL,
  PRIMARY KEY (code, version),
  CHECK ((code = 'break') = (after_minutes IS NOT NULL))
);

INSERT INTO work_rule (code, version, name_zh, name_en, source, amount, after_minutes, overridable, in_force, valid_from,
  made_at, made_by)
VALUES
  ('day-normal', 1, '每日标准工时', 'Normal hours a day', '劳动法 §36; 004 §6', 480, NULL, true, true, '2020-01-01',
   '2020-01-01T00:00:00Z', 'yizhan'),
  ('day-longest', 1, '每日最长工时（含加班）', 'Longest day, overtime included', '劳动法 §41; 004 §6', 660, NULL, true, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('week-longest', 1, '每周最长工时', 'Longest week', '劳动法 §36; 004 §6', 2640, NULL, true, true, '2020-01-01',
   '2020-01-01T00:00:00Z', 'yizhan'),
  ('week-days', 1, '每周至少休息一日', 'A day of rest every week', '劳动法 §38; 001 §4', 6, NULL, true, true, '2020-01-01',
   '2020-01-01T00:00:00Z', 'yizhan'),
  ('night-rest', 1, '两个工作日之间的休息', 'Rest between two days', 'own', 660, NULL, true, true, '2020-01-01',
   '2020-01-01T00:00:00Z', 'yizhan'),
  ('break', 1, '连续工作后的休息', 'A break after hours of work', 'own', 30, 360, true, true, '2020-01-01',
   '2020-01-01T00:00:00Z', 'yizhan');

-- A shift made from a pattern is made anew when the pattern changes; one entered by hand stays.
ALTER TABLE shift ADD COLUMN origin text NOT NULL DEFAULT 'hand' CHECK (origin IN ('pattern', 'hand'));

-- The pattern of a worker: one entry for each day of the cycle, counted from the anchor; null is a day of rest.
CREATE TABLE rotation (
  worker_id        uuid PRIMARY KEY REFERENCES worker,
  anchor           date NOT NULL,
  days             jsonb NOT NULL,
  follows_calendar boolean NOT NULL,
  made_until       date NOT NULL,
  version          bigint NOT NULL
);

CREATE TABLE calendar_day (
  day     date PRIMARY KEY,
  kind    text NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  source  text NOT NULL
);

CREATE TABLE time_off (
  id           uuid PRIMARY KEY,
  worker_id    uuid NOT NULL REFERENCES worker,
  during       tstzrange NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('annual', 'personal', 'sick', 'rest')),
  state        text NOT NULL CHECK (state IN ('pending', 'approved', 'declined', 'withdrawn')),
  reason_enc   bytea,
  requested_at timestamptz NOT NULL,
  requested_by text NOT NULL,
  decided_at   timestamptz,
  decided_by   text,
  version      bigint NOT NULL,
  -- Serves the look-up under the lock, too.
  CONSTRAINT time_off_once EXCLUDE USING gist (worker_id WITH =, during WITH &&) WHERE (state IN ('pending', 'approved'))
);

-- How many workers of one company may be away at once, in days such as those around the Spring Festival.
CREATE TABLE leave_quota (
  id          uuid PRIMARY KEY,
  name_zh     text NOT NULL,
  name_en     text NOT NULL,
  days        daterange NOT NULL,
  per_company int NOT NULL CHECK (per_company >= 0),
  CONSTRAINT leave_quota_once EXCLUDE USING gist (days WITH &&)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON work_rule, rotation, calendar_day, time_off, leave_quota TO ${app};
REVOKE UPDATE, DELETE ON work_rule FROM ${app};
