package org.yizhan.integrity.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.StationDatabase;
import org.yizhan.station.StationFixture;

/**
 * A visit that somebody is to go to or went to, as the tables have it.
 *
 * @param start of what it takes of the worker's day, set-up included
 * @param since the place of the event with which it came to this worker at this time
 * @param overridden the rules that the event of its present assignment says a manager decided
 *     against
 */
record Booked(
    UUID id,
    UUID worker,
    String state,
    Instant start,
    Instant door,
    Instant end,
    String category,
    long since,
    Set<String> overridden) {
  private static final String SELECT =
      """
      SELECT v.id, o.worker_id, v.state, to_char((v.starts_at - s.set_up_minutes * interval '1 minute') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             to_char(v.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             to_char(v.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             s.category, greatest(given.pos, back.pos),
             (SELECT string_agg(rule, ' ') FROM jsonb_array_elements_text(given.data -> 'overridden') AS rule)
      FROM visit v
      JOIN booking b ON b.id = v.booking_id
      JOIN service s ON s.id = b.service_id
      JOIN occupancy o ON o.visit_id = v.id
      CROSS JOIN LATERAL (
        SELECT e.pos, convert_from(e.body, 'UTF8')::jsonb -> 'data' AS data FROM event e
        WHERE e.subject = v.id AND e.type IN ('org.yizhan.visit.assigned.v1', 'org.yizhan.visit.rescheduled.v1')
        ORDER BY e.pos DESC LIMIT 1) given
      CROSS JOIN LATERAL (
        SELECT min(e.pos) AS pos FROM event e
        WHERE e.subject = v.id AND e.pos > (
          SELECT coalesce(max(lost.pos), 0) FROM event lost
          WHERE lost.subject = v.id AND convert_from(lost.body, 'UTF8')::jsonb #>> '{data,state}' = 'unassigned')) back
      ORDER BY v.id
      """;

  static List<Booked> all(StationDatabase database) {
    return database.rows(SELECT).stream().map(Booked::of).toList();
  }

  private static Booked of(List<@Nullable String> row) {
    var rules = row.get(8);
    return new Booked(
        UUID.fromString(text(row, 0)),
        UUID.fromString(text(row, 1)),
        text(row, 2),
        Instant.parse(text(row, 3)),
        Instant.parse(text(row, 4)),
        Instant.parse(text(row, 5)),
        text(row, 6),
        Long.parseLong(text(row, 7)),
        rules == null ? Set.of() : Arrays.stream(rules.split(" ")).collect(Collectors.toSet()));
  }

  static String text(List<@Nullable String> row, int column) {
    return String.valueOf(row.get(column));
  }

  /** The day on which the work begins. */
  LocalDate day() {
    return LocalDate.ofInstant(start, StationFixture.ZONE);
  }

  /** The week from Monday to Sunday, such as 2026048. */
  int week() {
    return day().get(IsoFields.WEEK_BASED_YEAR) * 1_000
        + day().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  long minutes() {
    return java.time.Duration.between(start, end).toMinutes();
  }

  /** Nobody set out yet. */
  boolean open() {
    return state.equals("assigned") || state.equals("accepted");
  }
}
