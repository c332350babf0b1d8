-- Devices with a key of their own: enrolled by a code that staff issue, signed in by answering a challenge.

ALTER TABLE device
  ADD COLUMN name       text,
  ADD COLUMN public_key bytea;

-- Works once, for one worker.
CREATE TABLE device_code (
  code_mac   bytea PRIMARY KEY,
  worker_id  uuid NOT NULL REFERENCES worker,
  expires_at timestamptz NOT NULL
);

-- What a device is to sign; a new one replaces it, an answer uses it up.
CREATE TABLE device_challenge (
  device_id  uuid PRIMARY KEY REFERENCES device,
  challenge  text NOT NULL,
  expires_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON device_code, device_challenge TO ${app};
