-- Schooling in domestic service is a document like another.
ALTER TABLE credential
  DROP CONSTRAINT credential_kind_check,
  ADD CONSTRAINT credential_kind_check CHECK (kind IN
    ('health-examination', 'pre-job-training', 'refresher-training', 'skill-level', 'background-check',
     'accident-insurance', 'liability-insurance', 'special-permit', 'diploma', 'business-licence', 'service-certificate',
     'annual-review', 'credit-block'));

-- What was last said of companies and workers in numbers, and when: it is said again when it changed, and every month.
CREATE TABLE headcount_said (
  station uuid PRIMARY KEY,
  version bigint NOT NULL,
  said_on date NOT NULL,
  counts  jsonb NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON headcount_said TO ${app};
