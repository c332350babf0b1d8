-- Officials of a district see its stations alone; where a station belongs and stands is the city's to say.

ALTER TABLE account
  DROP CONSTRAINT account_role_check,
  ADD CONSTRAINT account_role_check CHECK (role IN ('hub', 'district', 'auditor')),
  ADD COLUMN district      uuid REFERENCES district,
  ADD COLUMN made_by       uuid REFERENCES account,
  ADD COLUMN closed_at     timestamptz,
  ADD COLUMN closed_by     uuid REFERENCES account,
  ADD COLUMN sessions_from timestamptz,
  ADD CONSTRAINT account_of_district CHECK ((role = 'district') = (district IS NOT NULL));

ALTER TABLE district
  ADD COLUMN version bigint NOT NULL DEFAULT 1,
  ADD CONSTRAINT district_name UNIQUE (name_zh);

-- Degrees (WGS 84), for the schematic map.
ALTER TABLE station
  ADD COLUMN latitude      double precision,
  ADD COLUMN longitude     double precision,
  ADD COLUMN place_version bigint NOT NULL DEFAULT 1,
  ADD CONSTRAINT station_position CHECK ((latitude IS NULL) = (longitude IS NULL));
CREATE INDEX station_by_district ON station (district, enrolled_at, id);
