-- The employment register (S22): companies, workers, contracts, insurance; evidence files of credentials and photos.

ALTER TABLE company
  ADD COLUMN unified_number    text UNIQUE,
  ADD COLUMN certificate_code  text UNIQUE,
  ADD COLUMN promise_zh        text,
  ADD COLUMN promise_en        text,
  ADD COLUMN grade             text CHECK (grade IN ('A', 'B', 'C', 'D')),
  ADD COLUMN graded_on         date,
  ADD COLUMN graded_by         text,
  ADD COLUMN contact_name      text,
  ADD COLUMN contact_phone_enc bytea,
  ADD COLUMN version           bigint NOT NULL DEFAULT 1,
  ADD CONSTRAINT company_named_once UNIQUE (name_zh),
  ADD CHECK ((grade IS NULL) = (graded_on IS NULL)),
  ADD CHECK ((grade IS NULL) = (graded_by IS NULL));

-- The digest finds a person whose encrypted number is typed again; without the key it says nothing.
ALTER TABLE worker
  ADD COLUMN id_number_mac    bytea,
  ADD COLUMN home_building_id uuid REFERENCES building,
  ADD COLUMN languages        text[] NOT NULL DEFAULT '{}',
  ADD COLUMN joined_on        date,
  ADD COLUMN left_on          date CHECK (left_on >= joined_on),
  ADD CONSTRAINT worker_known_once UNIQUE (id_number_mac);

CREATE TABLE employment (
  id         uuid PRIMARY KEY,
  worker_id  uuid NOT NULL REFERENCES worker,
  company_id uuid NOT NULL REFERENCES company,
  kind       text NOT NULL CHECK (kind IN ('labour-contract', 'service-agreement', 'social-insurance')),
  begins_on  date NOT NULL,
  ends_on    date CHECK (ends_on >= begins_on),
  wage_basis text CHECK (wage_basis IN ('monthly', 'hourly', 'per-visit', 'commission')),
  CHECK (wage_basis IS NULL OR kind <> 'social-insurance'),
  CONSTRAINT employment_once EXCLUDE USING gist
    (worker_id WITH =, kind WITH =, daterange(begins_on, ends_on, '[]') WITH &&)
);
CREATE INDEX employment_by_company ON employment (company_id);

CREATE TABLE past_employer (
  id        uuid PRIMARY KEY,
  worker_id uuid NOT NULL REFERENCES worker,
  company   text NOT NULL,
  begins_on date NOT NULL,
  ends_on   date CHECK (ends_on >= begins_on)
);
CREATE INDEX past_employer_by_worker ON past_employer (worker_id);

-- What an examination found is encrypted; one that found somebody unfit counts from no day.
ALTER TABLE credential
  ADD COLUMN health_enc      bytea,
  ADD COLUMN paid_by         text CHECK (paid_by IN ('worker', 'company', 'government')),
  ADD COLUMN subsidy_percent int CHECK (subsidy_percent BETWEEN 0 AND 100),
  ADD COLUMN voucher         text,
  ADD COLUMN version         bigint NOT NULL DEFAULT 1;

UPDATE credential SET version = 2 WHERE revoked_on IS NOT NULL;

-- The file itself lies encrypted beside the database, under its keyed digest.
CREATE TABLE evidence (
  id            uuid PRIMARY KEY,
  credential_id uuid UNIQUE REFERENCES credential,
  worker_id     uuid UNIQUE REFERENCES worker,
  digest        text NOT NULL,
  type          text NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  bytes         int NOT NULL CHECK (bytes > 0),
  stored_at     timestamptz NOT NULL,
  CHECK (num_nonnulls(credential_id, worker_id) = 1)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON employment, past_employer, evidence TO ${app};
