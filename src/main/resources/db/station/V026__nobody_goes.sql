-- A visit that lost its worker is looked after: whom it lost stands beside why, and workers who give one back are a kind of their own.
ALTER TABLE finding ADD COLUMN worker_id uuid REFERENCES worker;

ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check;
ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check CHECK (kind IN
  ('not-accepted', 'not-departed', 'late', 'no-show', 'running-over', 'forgotten', 'no-presence', 'unanswered', 'left',
   'sos', 'door-code', 'taken-off', 'given-back', 'against-rules'));
