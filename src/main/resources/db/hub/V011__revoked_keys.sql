-- Keys of stations that fell into other hands: what is signed with one counts for nothing any more. A station comes back with a
-- new key and a new code; what it reported stays.
CREATE TABLE revoked_key (
  station    uuid NOT NULL REFERENCES station,
  public_key bytea NOT NULL,
  revoked_at timestamptz NOT NULL,
  revoked_by uuid NOT NULL REFERENCES account,
  PRIMARY KEY (station, public_key)
);
GRANT SELECT, INSERT ON revoked_key TO ${app};
