package org.yizhan.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The embedded database of a station or a hub, looked at from outside as its superuser. */
public final class StationDatabase {
  private static final int PORT_LINE = 3;
  private static final String DEADLOCK = "40P01";

  /** Visits about which an alarm is to be raised or ended any moment, because nobody goes. */
  private static final String UNHEARD =
      """
      SELECT (SELECT count(*) FROM visit v
              WHERE v.state = 'unassigned' AND NOT EXISTS (
                SELECT FROM alarm a
                WHERE a.visit_id = v.id AND a.kind IN ('taken-off', 'given-back') AND a.occasion = v.assignment::text))
           + (SELECT count(*) FROM alarm a JOIN visit v ON v.id = a.visit_id
              WHERE a.closed_at IS NULL AND a.kind IN ('taken-off', 'given-back')
                AND (v.state <> 'unassigned' OR a.occasion <> v.assignment::text))
      """;

  private final Path directory;
  private @Nullable Connection connection;

  /** The database in that directory. */
  public StationDatabase(Path directory) {
    this.directory = directory;
  }

  /** The rows of a query, each column as text; bytea as hexadecimal. */
  public List<List<@Nullable String>> rows(String sql) {
    try (var statement = connected().createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<List<@Nullable String>>();
      while (rows.next()) {
        var row = new ArrayList<@Nullable String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        found.add(row);
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Runs a statement that changes something, again where the running station was in its way. */
  public void run(String sql) {
    while (true) {
      try (var statement = connected().createStatement()) {
        statement.execute(sql);
        return;
      } catch (SQLException e) {
        if (!DEADLOCK.equals(e.getSQLState())) {
          throw new IllegalStateException(sql, e);
        }
      }
    }
  }

  /** Makes a visit one that went well, whatever reports came. */
  public void finish(String visit) {
    run(
        "UPDATE visit SET state = 'finished', presence_proven = true WHERE id = '%s'"
            .formatted(visit));
  }

  /**
   * The visit is over, and it was this worker who made it.
   *
   * @param hour in which the worker is said to have been there: one that no other visit has
   */
  public void finish(String visit, String worker, int hour) {
    finish(visit);
    run(
        """
        UPDATE occupancy SET worker_id = '%1$s',
          during = tstzrange(timestamptz '2020-01-01 00:00Z' + %2$d * interval '1 hour',
                             timestamptz '2020-01-01 00:00Z' + (%2$d + 1) * interval '1 hour')
        WHERE visit_id = '%3$s'
        """
            .formatted(worker, hour, visit));
  }

  /** The one number that a query gives. */
  public long number(String sql) {
    return Long.parseLong(String.valueOf(rows(sql).getFirst().getFirst()));
  }

  /** What the city announced, as if it had come down from its hub. */
  void announce(String text) {
    run(
        "INSERT INTO announcement (id, text_zh, text_en, shown_until, written_at, received_at)"
            + " VALUES (gen_random_uuid(), '%1$s', '%1$s', '2099-12-31', now(), now())"
                .formatted(text));
  }

  /**
   * What the city offers, as if it had come down from its hub: a service of the station with
   * another text and this guide price, fen, under one code however often it is called.
   *
   * @return the template's id
   */
  String offerTemplate(String service, long guideFen) {
    run(
        """
        INSERT INTO city_template (id, code, version, category, name_zh, name_en, includes_zh, includes_en,
          excludes_zh, excludes_en, duration_minutes, guide_fen, valid_from, published_at, received_at)
        SELECT gen_random_uuid(), md5('%1$s'), 1, category, name_zh, name_en, '市里的说法', 'As the city says',
          excludes_zh, excludes_en, 55, %2$d, '2026-01-01', now(), now()
        FROM service WHERE name_en = '%1$s'
        ON CONFLICT DO NOTHING
        """
            .formatted(service, guideFen));
    return String.valueOf(
        rows("SELECT id FROM city_template WHERE code = md5('%s')".formatted(service))
            .getFirst()
            .getFirst());
  }

  /** The names of the application's tables. */
  public List<String> tables() {
    return rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").stream()
        .map(row -> String.valueOf(row.getFirst()))
        .toList();
  }

  /** How many rows each table has once everything that happened is sealed, and heard. */
  public Map<String, Long> settledCounts() {
    // Of one moment: an alarm may be raised and sealed between two questions.
    var settled = new TreeMap<String, Long>();
    Eventually.holds(() -> {
      if (number(UNHEARD) > 0) {
        return false;
      }
      settled.putAll(counts());
      return Objects.equals(settled.get("event"), settled.get("sealed"));
    });
    return settled;
  }

  /** How many rows each table has. */
  public Map<String, Long> counts() {
    var all =
        tables().stream().map(table -> "SELECT '" + table + "', count(*) FROM " + table).toList();
    var counts = new TreeMap<String, Long>();
    rows(String.join(" UNION ALL ", all))
        .forEach(row ->
            counts.put(String.valueOf(row.get(0)), Long.valueOf(String.valueOf(row.get(1)))));
    return counts;
  }

  /**
   * Everything that stands in the table, each row as text and its bytea columns read as text too.
   */
  public String everything(String table) {
    var columns =
        rows(
                "SELECT attname, atttypid::regtype FROM pg_attribute"
                    + " WHERE attnum > 0 AND NOT attisdropped AND attrelid = '"
                    + table
                    + "'::regclass")
            .stream()
            .map(c ->
                "bytea".equals(c.get(1))
                    ? "encode(" + c.get(0) + ", 'escape')"
                    : c.get(0) + "::text")
            .toList();
    return rows("SELECT " + String.join(", ", columns) + " FROM " + table).toString();
  }

  /** The server takes another port at every start, which ends the connection to the one before. */
  private synchronized Connection connected() throws SQLException {
    if (connection == null || !connection.isValid(1)) {
      connection = DriverManager.getConnection(url(), "postgres", line("superuser.password", 0));
    }
    return connection;
  }

  /** Where it is for JDBC and, without {@code jdbc:}, for the station. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + line("data/postmaster.pid", PORT_LINE) + "/yizhan";
  }

  private String line(String file, int number) {
    try {
      return Files.readAllLines(directory.resolve(file)).get(number).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
