-- A plan is made by hand or by the planner, and applied as a whole or visit by visit.
ALTER TABLE plan
  ADD COLUMN day     date,
  ADD COLUMN state   text NOT NULL DEFAULT 'proposed' CHECK (state IN
    ('planning', 'proposed', 'cancelled', 'applied', 'lost', 'failed')),
  ADD COLUMN given   uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN preview jsonb;

UPDATE plan
SET state = 'applied',
    given = ARRAY(SELECT (a ->> 'visit')::uuid FROM jsonb_array_elements(proposal) AS a)
WHERE applied_at IS NOT NULL;

ALTER TABLE plan ALTER COLUMN state DROP DEFAULT;

-- One planning of a day at a time.
CREATE UNIQUE INDEX plan_being_made ON plan (day) WHERE state = 'planning';
