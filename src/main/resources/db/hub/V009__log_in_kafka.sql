-- Where events stand that are kept in a topic of Kafka; they count only when they are here.

CREATE TABLE log_topic (
  one   boolean PRIMARY KEY CHECK (one),
  topic text NOT NULL
);

-- Events of a station that were written together: the last one's sequence, and between which offsets they stand.
CREATE TABLE log_append (
  station      uuid NOT NULL,
  epoch        uuid NOT NULL,
  last_seq     bigint NOT NULL,
  id           uuid NOT NULL,
  size         integer NOT NULL,
  part         integer NOT NULL,
  first_offset bigint NOT NULL,
  last_offset  bigint NOT NULL,
  received_at  timestamptz NOT NULL,
  PRIMARY KEY (station, epoch, last_seq),
  FOREIGN KEY (station, epoch) REFERENCES station_epoch
);

-- Records of the topic that are no events. What they hold is not repeated here: nobody knows what it is.
CREATE TABLE put_aside (
  part          integer NOT NULL,
  record_offset bigint NOT NULL,
  reason        text NOT NULL,
  read_at       timestamptz NOT NULL,
  PRIMARY KEY (part, record_offset)
);

GRANT SELECT, INSERT, UPDATE ON log_topic TO ${app};
GRANT SELECT, INSERT ON log_append, put_aside TO ${app};
