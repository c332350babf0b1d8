-- Outcomes at the door, limited tries of the door code, steps that staff enter, alarms (S11).

ALTER TABLE visit DROP CONSTRAINT visit_state_check;
ALTER TABLE visit ADD CONSTRAINT visit_state_check CHECK (state IN
  ('unassigned', 'assigned', 'accepted', 'departed', 'arrived', 'started', 'finished', 'unanswered', 'left',
   'cancelled'));

-- Barred: not looked at, because the visit's tries were used up.
ALTER TABLE visit_report DROP CONSTRAINT visit_report_door_code_check;
ALTER TABLE visit_report ADD CONSTRAINT visit_report_door_code_check CHECK (door_code IN
  ('absent', 'right', 'wrong', 'barred'));

-- Who says so: the worker's device, or staff for a worker who called or came to the counter.
ALTER TABLE visit_report
  ADD COLUMN source     text NOT NULL DEFAULT 'device' CHECK (source IN ('device', 'call', 'counter')),
  ADD COLUMN entered_by text,
  ADD CHECK ((source = 'device') = (entered_by IS NULL));

-- The latest reports of a device tell how far its clock is off.
CREATE INDEX visit_report_by_device ON visit_report (device_id, received_at);
CREATE INDEX visit_report_sos ON visit_report (visit_id) WHERE type = 'sos';

-- The visits that may still need an alarm.
CREATE INDEX visit_living ON visit (starts_at)
  WHERE state IN ('assigned', 'accepted', 'departed', 'arrived', 'started');
CREATE INDEX visit_ended ON visit (since)
  WHERE state IN ('unanswered', 'left') OR (state = 'finished' AND NOT presence_proven);

-- What somebody has to look after. The occasion (an assignment, a report) makes an alarm one: it is raised once, whatever
-- the clock does. A note is what a person wrote when closing it.
CREATE TABLE alarm (
  id         uuid PRIMARY KEY,
  visit_id   uuid NOT NULL REFERENCES visit,
  kind       text NOT NULL CHECK (kind IN
    ('not-accepted', 'not-departed', 'late', 'no-show', 'running-over', 'forgotten', 'no-presence', 'unanswered', 'left',
     'sos', 'door-code')),
  occasion   text NOT NULL,
  worker_id  uuid REFERENCES worker,
  due_at     timestamptz NOT NULL,
  raised_at  timestamptz NOT NULL,
  level      int NOT NULL CHECK (level BETWEEN 1 AND 3),
  version    bigint NOT NULL,
  closed_at  timestamptz,
  closed_how text CHECK (closed_how IN ('person', 'facts')),
  closed_by  text,
  note_enc   bytea,
  CHECK ((closed_at IS NULL) = (closed_how IS NULL)),
  CHECK ((closed_how = 'person') = (closed_by IS NOT NULL)),
  UNIQUE (visit_id, kind, occasion)
);
CREATE INDEX alarm_open ON alarm (raised_at) WHERE closed_at IS NULL;
CREATE INDEX alarm_closed ON alarm (closed_at) WHERE closed_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON alarm TO ${app};

-- A worker without a smartphone has a device all the same: the desk at which staff enter the steps.
ALTER TABLE device ADD COLUMN kind text NOT NULL DEFAULT 'phone' CHECK (kind IN ('phone', 'desk'));
CREATE UNIQUE INDEX device_desk ON device (worker_id) WHERE kind = 'desk';
