-- What each station last said of its companies and workers in numbers; made from its events.
CREATE TABLE headcount (
  station         uuid PRIMARY KEY,
  said_at         timestamptz NOT NULL,
  companies       int NOT NULL,
  staff_based     int NOT NULL,
  workers         int NOT NULL,
  staff           int NOT NULL,
  educated        int NOT NULL,
  trained         int NOT NULL,
  refreshed       int NOT NULL,
  trained_in_year int NOT NULL,
  examined        int NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON headcount TO ${app};
