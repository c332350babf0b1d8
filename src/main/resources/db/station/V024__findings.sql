-- What a look ahead found about a visit: whoever was to go was taken off it, or a manager has to decide whether it stands.
-- The assignment that follows a finding makes it void. The reasons are words for people and hold no personal data.
CREATE TABLE finding (
  visit_id   uuid PRIMARY KEY REFERENCES visit,
  assignment int NOT NULL,
  reasons_zh text[] NOT NULL,
  reasons_en text[] NOT NULL,
  CHECK (cardinality(reasons_zh) = cardinality(reasons_en))
);
GRANT SELECT, INSERT, UPDATE, DELETE ON finding TO ${app};

ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check;
ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check CHECK (kind IN
  ('not-accepted', 'not-departed', 'late', 'no-show', 'running-over', 'forgotten', 'no-presence', 'unanswered', 'left',
   'sos', 'door-code', 'taken-off', 'against-rules'));
