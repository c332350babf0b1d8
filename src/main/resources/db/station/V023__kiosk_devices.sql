-- Kiosks as devices: shut out at once, each with its way of printing, and how they are.
ALTER TABLE kiosk
  ADD version       bigint NOT NULL DEFAULT 1,
  ADD revoked_at    timestamptz,
  ADD printing      text NOT NULL DEFAULT 'none' CHECK (printing IN ('none', 'browser', 'network')),
  ADD printer_host  text,
  ADD printer_port  int CHECK (printer_port BETWEEN 1 AND 65535),
  ADD printer_state text CHECK (printer_state IN
    ('ready', 'paper-low', 'out-of-paper', 'cover-open', 'faulty', 'away')),
  ADD printer_since timestamptz,
  ADD page          text,
  ADD touched_at    timestamptz,
  ADD heard_at      timestamptz,
  ADD CHECK ((printing = 'network') = (printer_host IS NOT NULL AND printer_port IS NOT NULL)),
  ADD CHECK ((printer_state IS NULL) = (printer_since IS NULL));
