package org.yizhan.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.PGConnection;

/** A connection of the owner of a hub's tables; each statement commits by itself. */
final class OwnDatabase implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Connection connection;

  OwnDatabase(Map<String, String> settings) throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:" + settings.get("YIZHAN_DATABASE_URL"),
            settings.get("YIZHAN_DATABASE_OWNER_USER"),
            settings.get("YIZHAN_DATABASE_OWNER_PASSWORD"));
  }

  /** The one number that a query gives; 0 for what gives none. */
  long number(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return 0;
      }
      var rows = statement.getResultSet();
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** Runs a statement, and what it gives is nobody's concern. */
  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Seconds of a {@code COPY} of those rows in the text format, commit included. */
  double copy(String table, byte[] rows) throws SQLException, IOException {
    var copying = connection.unwrap(PGConnection.class).getCopyAPI();
    var began = System.nanoTime();
    copying.copyIn("COPY " + table + " FROM STDIN", new ByteArrayInputStream(rows), BUFFER);
    return (System.nanoTime() - began) / 1e9;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
