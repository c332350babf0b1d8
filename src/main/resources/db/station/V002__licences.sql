-- Licensed dispatch (S04): credentials, and rules about them as dated data with a source.

CREATE TABLE credential (
  id          uuid PRIMARY KEY,
  worker_id   uuid REFERENCES worker,
  company_id  uuid REFERENCES company,
  kind        text NOT NULL CHECK (kind IN
    ('health-examination', 'pre-job-training', 'refresher-training', 'skill-level', 'background-check',
     'accident-insurance', 'liability-insurance', 'special-permit', 'business-licence', 'service-certificate',
     'annual-review', 'credit-block')),
  covers      text[] NOT NULL DEFAULT '{}',
  level       int CHECK (level BETWEEN 1 AND 5),
  hours       int CHECK (hours > 0),
  issuer      text,
  number_enc  bytea,
  issued_on   date NOT NULL,
  valid_until date CHECK (valid_until >= issued_on),
  revoked_on  date,
  recorded_at timestamptz NOT NULL,
  CHECK (num_nonnulls(worker_id, company_id) = 1)
);
CREATE INDEX credential_by_worker ON credential (worker_id) WHERE worker_id IS NOT NULL;
CREATE INDEX credential_by_company ON credential (company_id) WHERE company_id IS NOT NULL;

-- A version takes the place of the one before from its day on; none is ever changed.
CREATE TABLE dispatch_rule (
  code          text NOT NULL,
  version       int NOT NULL,
  name_zh       text NOT NULL,
  name_en       text NOT NULL,
  source        text NOT NULL,
  categories    text[] NOT NULL,
  holder        text NOT NULL CHECK (holder IN ('worker', 'company')),
  effect        text NOT NULL CHECK (effect IN ('requires', 'forbids')),
  kinds         text[] NOT NULL CHECK (cardinality(kinds) > 0),
  explicit      boolean NOT NULL,
  level         int CHECK (level BETWEEN 1 AND 5),
  within_months int CHECK (within_months > 0),
  overridable   boolean NOT NULL,
  in_force      boolean NOT NULL,
  valid_from    date NOT NULL,
  made_at       timestamptz NOT NULL,
  made_by       text NOT NULL,
  PRIMARY KEY (code, version)
);

INSERT INTO dispatch_rule (code, version, name_zh, name_en, source, categories, holder, effect, kinds, explicit, level,
  within_months, overridable, in_force, valid_from, made_at, made_by)
VALUES
  ('health', 1, '一年内的健康体检', 'A health examination of the last year',
   '000 §7, 001 §18, 004 §18', '{}', 'worker', 'requires', '{health-examination}', false, NULL, 12, false, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('health-elder-care', 1, '养老护理专项体检', 'A health examination for elder care',
   '000 §7', '{elder-care,patient-care}', 'worker', 'requires', '{health-examination}', true, NULL, 12, false, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('health-child-care', 1, '育婴专项体检', 'A health examination for child care',
   '000 §7', '{child-care}', 'worker', 'requires', '{health-examination}', true, NULL, 12, false, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('pre-job-training', 1, '岗前培训', 'Training before the first visit',
   '000 §10, 001 §16', '{}', 'worker', 'requires', '{pre-job-training}', false, NULL, NULL, false, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('refresher', 1, '两年内的培训或回炉培训', 'Training or refresher training of the last two years',
   '001 §17, 004 §4', '{}', 'worker', 'requires', '{pre-job-training,refresher-training}', false, NULL, 24, true, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('background-check', 1, '背景核查', 'A background check',
   '000 §13, 004 §24', '{elder-care,child-care,patient-care}', 'worker', 'requires', '{background-check}', false, NULL,
   24, false, true, '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('credit', 1, '没有严重失信记录', 'No serious credit record',
   '004 §22', '{}', 'worker', 'forbids', '{credit-block}', false, NULL, NULL, false, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('company-licence', 1, '公司营业执照', 'The company''s business licence',
   '000 §8, 004 §28', '{}', 'company', 'requires', '{business-licence}', false, NULL, NULL, false, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('company-review', 1, '公司年检复核', 'The company''s annual review',
   '004 §29', '{}', 'company', 'requires', '{annual-review}', false, NULL, 15, true, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  ('company-credit', 1, '公司没有严重失信记录', 'No serious credit record of the company',
   '004 §22', '{}', 'company', 'forbids', '{credit-block}', false, NULL, NULL, false, true,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan'),
  -- A programme may switch it on (S26).
  ('insurance', 1, '家政服务意外险', 'Accident insurance',
   '000 §20, 001 §20', '{}', 'worker', 'requires', '{accident-insurance}', false, NULL, NULL, true, false,
   '2020-01-01', '2020-01-01T00:00:00Z', 'yizhan');

-- A manager's decision against a rule that allows it; its reason stays here and never travels.
CREATE TABLE rule_override (
  visit_id   uuid NOT NULL REFERENCES visit,
  assignment int NOT NULL,
  worker_id  uuid NOT NULL REFERENCES worker,
  rules      text[] NOT NULL,
  reason     text NOT NULL,
  made_by    text NOT NULL,
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (visit_id, assignment)
);

-- A step that was reported while the worker had no licence for the visit.
ALTER TABLE visit_report ADD COLUMN licensed boolean NOT NULL DEFAULT true;

GRANT SELECT, INSERT, UPDATE, DELETE ON credential, dispatch_rule, rule_override TO ${app};
REVOKE UPDATE, DELETE ON dispatch_rule, rule_override FROM ${app};
