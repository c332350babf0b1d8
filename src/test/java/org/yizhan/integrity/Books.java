package org.yizhan.integrity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.yizhan.station.StationDatabase;

/** What must hold in a station's database after whatever happened, read past the program. */
record Books(StationDatabase database) {
  /** Every row says what is wrong. */
  private static final String WRONG =
      """
      SELECT 'worker ' || a.worker_id || ' is in two places at ' || (a.during * b.during)::text
      FROM occupancy a JOIN occupancy b
        ON a.worker_id = b.worker_id AND a.id < b.id AND a.during && b.during
      UNION ALL
      SELECT 'visit ' || v.id || ' is ' || v.state || ' and occupies ' || count(o.id) || ' times'
      FROM visit v LEFT JOIN occupancy o ON o.visit_id = v.id
      GROUP BY v.id
      HAVING count(o.id) <> CASE WHEN v.state IN ('unassigned', 'cancelled') THEN 0 ELSE 1 END
      UNION ALL
      SELECT 'visit ' || v.id || ' occupies ' || o.during || ' instead of its own time'
      FROM occupancy o
      JOIN visit v ON v.id = o.visit_id
      JOIN booking b ON b.id = v.booking_id
      JOIN service s ON s.id = b.service_id
      WHERE o.during <> tstzrange(v.starts_at - s.set_up_minutes * interval '1 minute', v.ends_at)
      UNION ALL
      SELECT 'occupancy ' || o.id || ' belongs to no hold'
      FROM occupancy o
      WHERE o.hold_id IS NOT NULL AND NOT EXISTS (SELECT FROM hold h WHERE h.id = o.hold_id)
      UNION ALL
      SELECT 'booking ' || b.id || ' is ' || b.state || ' with ' || count(v.id) || ' visits, '
             || count(v.id) FILTER (WHERE v.state = 'cancelled') || ' of them cancelled'
      FROM booking b LEFT JOIN visit v ON v.booking_id = b.id
      GROUP BY b.id
      HAVING count(v.id) = 0 OR (b.state = 'cancelled') <> bool_and(v.state = 'cancelled')
      UNION ALL
      SELECT 'crew ' || v.crew || ' has ' || count(*) || ' members, ' || count(o.worker_id) || ' workers'
      FROM visit v LEFT JOIN occupancy o ON o.visit_id = v.id
      WHERE v.crew IS NOT NULL
      GROUP BY v.crew
      HAVING count(*) <> 2 OR count(o.worker_id) <> count(DISTINCT o.worker_id)
        OR count(DISTINCT v.booking_id) <> 1
        OR count(*) FILTER (WHERE v.state = 'cancelled') NOT IN (0, 2)
      UNION ALL
      SELECT 'booking ' || b.id || ' has no ticket'
      FROM booking b WHERE NOT EXISTS (SELECT FROM ticket t WHERE t.booking_id = b.id)
      UNION ALL
      SELECT n.bookings || ' bookings for ' || n.keys || ' keys'
      FROM (SELECT (SELECT count(*) FROM booking) AS bookings,
                   (SELECT count(*) FROM idempotency) AS keys) n
      WHERE n.bookings <> n.keys
      UNION ALL
      SELECT 'events of ' || subject || ' have versions ' || array_agg(version ORDER BY pos)::text
      FROM event
      GROUP BY subject
      HAVING min(version) <> 1 OR max(version) <> count(*) OR count(DISTINCT version) <> count(*)
      UNION ALL
      SELECT 'version ' || r.version || ' of ' || r.id || ' after ' || count(e.id) || ' events'
      FROM (SELECT id, version FROM booking UNION ALL SELECT id, version FROM visit) r
      LEFT JOIN event e ON e.subject = r.id
      GROUP BY r.id, r.version
      HAVING count(e.id) <> r.version
      """;

  /**
   * Of each skill the shortest service, at starts two hours apart: neither set-up nor the way
   * between two of them stands in anybody's way.
   */
  private static final String OPENINGS =
      """
      SELECT s.id, to_char(at.start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             string_agg(k.worker_id::text, ' ' ORDER BY k.worker_id)
      FROM (SELECT DISTINCT ON (skill) * FROM service WHERE crew IS NULL ORDER BY skill, duration_minutes, id) s
      JOIN worker_skill k ON k.skill = s.skill
      JOIN shift f ON f.worker_id = k.worker_id
      CROSS JOIN LATERAL (
        SELECT (date_trunc('day', lower(f.during) AT TIME ZONE 'Asia/Shanghai')
                + h * interval '1 hour') AT TIME ZONE 'Asia/Shanghai' AS start
        FROM generate_series(8, 18, 2) AS h) at
      WHERE s.duration_minutes + s.set_up_minutes < 120
        AND EXISTS (SELECT FROM credential c
                    WHERE c.worker_id = k.worker_id AND c.kind = 'health-examination'
                      AND c.valid_until >= (upper(f.during) AT TIME ZONE 'Asia/Shanghai')::date)
        AND NOT EXISTS (SELECT FROM credential c
                        WHERE c.worker_id = k.worker_id AND c.kind = 'pre-job-training'
                          AND c.issued_on < upper(f.during) - interval '23 months')
        AND f.during @> tstzrange(at.start - s.set_up_minutes * interval '1 minute',
                                  at.start + s.duration_minutes * interval '1 minute')
      GROUP BY s.id, at.start
      ORDER BY s.id, at.start
      """;

  private static final String SEALED =
      """
      SELECT s.seq, s.hash, e.subject, e.version, e.body
      FROM sealed s JOIN event e ON e.id = s.event_id JOIN epoch p ON p.id = s.epoch
      ORDER BY p.started_at, s.seq
      """;

  /**
   * A service at a time.
   *
   * @param workers who can do it and work then; all are free while nothing is booked
   */
  record Opening(UUID service, Instant start, List<UUID> workers) {}

  /**
   * The openings after {@code from}; two that follow each other never share a time. Shifts are made
   * some days further than visits can be booked, so the last days are left out.
   */
  List<Opening> openings(Instant from) {
    var until = from.plus(Duration.ofDays(29));
    return database.rows(OPENINGS).stream()
        .map(row ->
            new Opening(
                UUID.fromString(row.get(0)),
                Instant.parse(String.valueOf(row.get(1))),
                Arrays.stream(String.valueOf(row.get(2)).split(" "))
                    .map(UUID::fromString)
                    .toList()))
        .filter(opening -> opening.start().isAfter(from) && opening.start().isBefore(until))
        .toList();
  }

  /** What contradicts itself; empty when all is well. */
  List<String> contradictions() {
    return texts(WRONG);
  }

  /** How many times PostgreSQL had to break a deadlock. */
  long deadlocks() {
    return database.number(
        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  }

  /** How many events have no place in the log yet. */
  long unsealed() {
    return database.number(
        "SELECT count(*) FROM event e WHERE NOT EXISTS (SELECT FROM sealed s WHERE s.event_id ="
            + " e.id)");
  }

  /**
   * What is wrong with the sealed log: its numbers, its hashes, the order of an aggregate's events.
   */
  List<String> brokenSeals() {
    var broken = new ArrayList<String>();
    var versions = new HashMap<String, Long>();
    var hash = new byte[32];
    long seq = 0;
    for (var row : database.rows(SEALED)) {
      seq++;
      hash = sha256(hash, bytes(String.valueOf(row.get(4))));
      if (Long.parseLong(String.valueOf(row.get(0))) != seq) {
        broken.add("place " + row.get(0) + " instead of " + seq);
      }
      if (!Arrays.equals(hash, bytes(String.valueOf(row.get(1))))) {
        broken.add("the hash at " + seq);
      }
      long version = versions.merge(String.valueOf(row.get(2)), 1L, Long::sum);
      if (Long.parseLong(String.valueOf(row.get(3))) != version) {
        broken.add("version " + row.get(3) + " of " + row.get(2) + " instead of " + version);
      }
    }
    return broken;
  }

  /** The first column of all rows. */
  List<String> texts(String sql) {
    return database.rows(sql).stream().map(row -> String.valueOf(row.getFirst())).toList();
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal, 2, hexadecimal.length());
  }

  private static byte[] sha256(byte[] first, byte[] second) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
