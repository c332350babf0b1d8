-- Who may come, who may not, and what is waiting at the door (S32, S33). Health details and reasons are encrypted.

ALTER TABLE person ADD COLUMN gender text CHECK (gender IN ('f', 'm'));

-- Set when whoever is cared for asked for a carer of the same sex: only workers of this gender may come.
ALTER TABLE booking ADD COLUMN carer_gender text CHECK (carer_gender IN ('f', 'm'));

-- 'Never this person', either way. Lifting keeps the row.
CREATE TABLE household_block (
  id           uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES household,
  worker_id    uuid NOT NULL REFERENCES worker,
  wish_of      text NOT NULL CHECK (wish_of IN ('household', 'worker')),
  reason_enc   bytea,
  made_at      timestamptz NOT NULL,
  made_by      text NOT NULL,
  lifted_at    timestamptz,
  lifted_by    text,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE UNIQUE INDEX household_block_standing ON household_block (worker_id, household_id, wish_of)
  WHERE lifted_at IS NULL;

-- What a worker should know of a home before accepting: of these people in this dwelling, for others may live there too.
CREATE TABLE home_facts (
  household_id uuid NOT NULL REFERENCES household,
  dwelling_id  uuid NOT NULL REFERENCES dwelling,
  facts_enc    bytea NOT NULL,
  version      bigint NOT NULL,
  changed_at   timestamptz NOT NULL,
  changed_by   text NOT NULL,
  PRIMARY KEY (household_id, dwelling_id)
);

-- No visits of a worker, or in a building, for a time. Lifting keeps the row. A worker is taken off the visits ahead.
CREATE TABLE suspension (
  id          uuid PRIMARY KEY,
  worker_id   uuid REFERENCES worker,
  building_id uuid REFERENCES building,
  reason_enc  bytea NOT NULL,
  during      tstzrange NOT NULL CHECK (NOT isempty(during)),
  taken_off   uuid[] NOT NULL DEFAULT '{}',
  made_at     timestamptz NOT NULL,
  made_by     text NOT NULL,
  lifted_at   timestamptz,
  lifted_by   text,
  CHECK (num_nonnulls(worker_id, building_id) = 1),
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE INDEX suspension_standing ON suspension USING gist (during) WHERE lifted_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON household_block, home_facts, suspension TO ${app};
