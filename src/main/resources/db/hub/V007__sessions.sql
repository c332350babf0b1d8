-- Any node lets in whom any node signed in, and slows down who guesses, whichever nodes he asks.

-- Only digests of tokens stand here: nobody gets in with what a copy of the database says.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  account    uuid NOT NULL REFERENCES account,
  ends_at    timestamptz NOT NULL
);
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_end ON session (ends_at);

-- By digest of the name that was typed, which may be a password in the wrong field.
CREATE TABLE wrong_sign_in (
  name_hash  bytea PRIMARY KEY,
  times      int NOT NULL,
  not_before timestamptz NOT NULL
);
CREATE INDEX wrong_sign_in_by_time ON wrong_sign_in (not_before);

-- Sessions end by being deleted; what is left to be known is which password a sign-in was checked against.
ALTER TABLE account DROP COLUMN sessions_from, ADD COLUMN password_version bigint NOT NULL DEFAULT 1;

GRANT SELECT, INSERT, UPDATE, DELETE ON session, wrong_sign_in TO ${app};
