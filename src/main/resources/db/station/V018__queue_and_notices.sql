-- Who waits for the counter. A number stands for nobody in particular; no name, no phone, no booking is kept with it.
CREATE TABLE queue_entry (
  id       uuid PRIMARY KEY,
  version  bigint NOT NULL,
  day      date NOT NULL,
  number   int NOT NULL,
  purpose  text NOT NULL CHECK (purpose IN ('book', 'ask', 'pay', 'complain')),
  taken_at timestamptz NOT NULL,
  state    text NOT NULL CHECK (state IN ('waiting', 'called', 'missed', 'served')),
  desk     int CHECK (desk BETWEEN 1 AND 20),
  times    int NOT NULL DEFAULT 0,
  since    timestamptz NOT NULL,
  CHECK (state = 'waiting' OR desk IS NOT NULL),
  UNIQUE (day, number)
);
-- Two desks never have the same person, and a desk never has two.
CREATE UNIQUE INDEX queue_entry_at_desk ON queue_entry (day, desk) WHERE state = 'called';

-- What was called aloud, in order: boards say what they have not yet said.
CREATE TABLE queue_call (
  seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_id  uuid NOT NULL REFERENCES queue_entry,
  day       date NOT NULL,
  number    int NOT NULL,
  desk      int NOT NULL,
  called_at timestamptz NOT NULL
);
CREATE INDEX queue_call_of_day ON queue_call (day, seq);

GRANT SELECT, INSERT, UPDATE ON queue_entry TO ${app};
GRANT SELECT, INSERT ON queue_call TO ${app};

-- What staff tell everybody who comes, from a first to a last day.
CREATE TABLE notice (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL,
  text_zh     text NOT NULL,
  text_en     text NOT NULL,
  shown_from  date NOT NULL,
  shown_until date NOT NULL,
  changed_at  timestamptz NOT NULL,
  changed_by  text NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON notice TO ${app};
