-- Services as the city wants them offered, as they came down from the hub: the newest version of each code. The station's
-- own services change only when the manager adopts one.
CREATE TABLE city_template (
  code             text PRIMARY KEY,
  id               uuid NOT NULL UNIQUE,
  version          int NOT NULL,
  category         text NOT NULL,
  name_zh          text NOT NULL,
  name_en          text NOT NULL,
  includes_zh      text NOT NULL,
  includes_en      text NOT NULL,
  excludes_zh      text NOT NULL,
  excludes_en      text NOT NULL,
  duration_minutes int NOT NULL,
  guide_fen        bigint,
  valid_from       date NOT NULL,
  published_at     timestamptz NOT NULL,
  received_at      timestamptz NOT NULL,
  withdrawn_at     timestamptz
);

-- Which service follows which template, at which version it was adopted last. Two services never follow the same.
CREATE TABLE template_adoption (
  code       text PRIMARY KEY REFERENCES city_template,
  service_id uuid NOT NULL UNIQUE REFERENCES service,
  version    int NOT NULL,
  adopted_at timestamptz NOT NULL,
  adopted_by text NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON city_template, template_adoption TO ${app};
