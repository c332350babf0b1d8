package org.yizhan.hub.figures;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.json.Json;

/** The tables of days: counts of stations, their sums by district, and what was revised. */
final class DayStore {
  /** Where counts begin among the parameters: after the key, the revision and its time. */
  private static final int FIRST = 5;

  private static final String SAVE_STATION =
      "INSERT INTO station_day (station, day, revision, revised_at, "
          + Count.columns("%s")
          + ") VALUES ($1, $2, $3, $4, "
          + parameters()
          + ") ON CONFLICT (station, day) DO UPDATE SET revision = $3, revised_at = $4, "
          + Count.columns("%1$s = excluded.%1$s");

  private static final String ADD_TO_DISTRICT =
      "INSERT INTO district_day (district, day, revision, revised_at, "
          + Count.columns("%s")
          + ") VALUES ($1, $2, $3, $4, "
          + parameters()
          + ") ON CONFLICT (district, day) DO UPDATE SET revision = district_day.revision + $3,"
          + " revised_at = coalesce($4, district_day.revised_at), "
          + Count.columns("%1$s = district_day.%1$s + excluded.%1$s");

  private static final String DISTRICT =
      """
      SELECT coalesce(district, '00000000-0000-0000-0000-000000000000') AS district FROM station WHERE id = $1
      """;

  private static final String REVISION =
      """
      INSERT INTO figure_revision (station, day, revision, at, before, after)
      VALUES ($1, $2, $3, $4, $5::text::jsonb, $6::text::jsonb)
      """;

  /**
   * A station's day.
   *
   * @param revision how often it changed after it was over
   * @param revisedAt when it last did
   */
  record Kept(Counts counts, int revision, @Nullable Instant revisedAt) {
    static final Kept NOTHING = new Kept(Counts.none(), 0, null);
  }

  /** A change of a station's day. */
  record Change(LocalDate day, Kept before, Kept after) {
    boolean revised() {
      return after.revision() > before.revision();
    }

    Counts more() {
      return after.counts().minus(before.counts());
    }
  }

  private static String parameters() {
    return IntStream.range(FIRST, FIRST + Count.values().length)
        .mapToObj(n -> "$" + n)
        .collect(Collectors.joining(", "));
  }

  Map<LocalDate, Kept> days(Tx tx, UUID station, Collection<LocalDate> days) {
    var kept = new HashMap<LocalDate, Kept>();
    var rows =
        tx.rows(
            "SELECT * FROM station_day WHERE station = $1 AND day = ANY($2)",
            station,
            days.toArray(LocalDate[]::new));
    rows.forEach(row -> kept.put(row.getLocalDate("day"), kept(row)));
    return kept;
  }

  /** All days that are kept of the station. */
  List<LocalDate> allDays(Tx tx, UUID station) {
    return Rows.list(
        tx.rows("SELECT day FROM station_day WHERE station = $1", station),
        row -> row.getLocalDate("day"));
  }

  /**
   * Saves changes, in ascending order of day, so that two stations of one district never wait for
   * each other.
   */
  void save(Tx tx, UUID station, List<Change> changes, Instant now) {
    var district =
        Rows.first(tx.rows(DISTRICT, station), row -> row.getUUID("district")).orElseThrow();
    tx.sendAll(
        SAVE_STATION,
        changes.stream().map(c -> tuple(station, c.day(), c.after(), c.after().counts())).toList());
    tx.sendAll(ADD_TO_DISTRICT, changes.stream().map(c -> share(district, c)).toList());
    tx.sendAll(
        REVISION,
        changes.stream()
            .filter(Change::revised)
            .map(c ->
                Tuple.of(
                    station,
                    c.day(),
                    c.after().revision(),
                    FactStore.time(now),
                    json(c.before().counts()),
                    json(c.after().counts())))
            .toList());
  }

  private static Tuple share(UUID district, Change change) {
    var more = change.revised() ? 1 : 0;
    var at = change.revised() ? change.after().revisedAt() : null;
    return tuple(district, change.day(), new Kept(change.more(), more, at), change.more());
  }

  private static Tuple tuple(UUID id, LocalDate day, Kept kept, Counts counts) {
    var values = new ArrayList<@Nullable Object>();
    values.add(id);
    values.add(day);
    values.add(kept.revision());
    values.add(kept.revisedAt() == null ? null : FactStore.time(kept.revisedAt()));
    for (var count : Count.values()) {
      values.add(counts.get(count));
    }
    return Tuple.from(values);
  }

  private static String json(Counts counts) {
    return new String(Json.bytes(counts.asMap()), StandardCharsets.UTF_8);
  }

  /**
   * A row that holds all counts beside each other: looking each up by name costs more than the
   * rest.
   */
  static Kept kept(Row row) {
    var first = row.getColumnIndex(Count.BOOKINGS.column());
    return new Kept(
        Counts.inOrder(i -> row.getLong(first + i)),
        row.getInteger("revision"),
        Rows.instantOrNull(row, "revised_at"));
  }
}
