-- A service may need two workers, at once or one after the other. Each member's part is a visit of its own,
-- tied to the other one by the crew (src/docs/decisions/0006).
ALTER TABLE service ADD COLUMN crew text CHECK (crew IN ('together', 'sequence'));

-- What each member does. The service itself has the first one's skill and the length of the whole.
CREATE TABLE service_member (
  service_id       uuid NOT NULL REFERENCES service,
  member           int NOT NULL CHECK (member IN (1, 2)),
  skill            text NOT NULL,
  duration_minutes int NOT NULL CHECK (duration_minutes BETWEEN 15 AND 720),
  PRIMARY KEY (service_id, member)
);

ALTER TABLE visit
  ADD COLUMN crew   uuid,
  ADD COLUMN member int NOT NULL DEFAULT 1 CHECK (member IN (1, 2)),
  ADD COLUMN urgent boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT visit_once_in_crew UNIQUE (crew, member);

-- A hold for a crew occupies two workers; which of them is which member.
ALTER TABLE occupancy ADD COLUMN member int NOT NULL DEFAULT 1 CHECK (member IN (1, 2));

ALTER TABLE hold
  ADD COLUMN chosen_worker uuid REFERENCES worker,
  ADD COLUMN urgent        boolean NOT NULL DEFAULT false;
UPDATE hold h SET chosen_worker = (SELECT o.worker_id FROM occupancy o WHERE o.hold_id = h.id) WHERE h.chosen;
ALTER TABLE hold DROP COLUMN chosen;

GRANT SELECT, INSERT, UPDATE, DELETE ON service_member TO ${app};
