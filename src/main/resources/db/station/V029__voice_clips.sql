-- Recorded clips: the one recording of a text in a language.
CREATE TABLE voice_clip (
  id          uuid PRIMARY KEY,
  language    text NOT NULL CHECK (language IN ('zh-CN', 'en')),
  spoken      text NOT NULL CHECK (length(spoken) BETWEEN 1 AND 400),
  type        text NOT NULL,
  content     bytea NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  UNIQUE (language, spoken)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON voice_clip TO ${app};
