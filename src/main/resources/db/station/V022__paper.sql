-- What was taken down on paper while there was no power is entered afterwards, and says so.
ALTER TABLE booking DROP CONSTRAINT booking_channel_check;
ALTER TABLE booking ADD CONSTRAINT booking_channel_check CHECK (channel IN ('kiosk', 'counter', 'paper'));
ALTER TABLE visit_report DROP CONSTRAINT visit_report_source_check;
ALTER TABLE visit_report ADD CONSTRAINT visit_report_source_check
  CHECK (source IN ('device', 'call', 'counter', 'paper'));
