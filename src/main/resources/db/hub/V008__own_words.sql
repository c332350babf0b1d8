-- What a station says of itself with every call; older ones do not.

ALTER TABLE station
  ADD COLUMN clock_ahead_ms bigint,
  ADD COLUMN behind         bigint;
