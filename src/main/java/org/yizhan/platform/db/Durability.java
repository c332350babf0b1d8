package org.yizhan.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Acknowledged means committed, and committed means on disk: a server that is set up otherwise is
 * not used.
 */
final class Durability {
  private static final List<String> SETTINGS =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private Durability() {}

  /**
   * @throws IllegalStateException naming the setting that would lose committed data
   */
  static void require(Access access) {
    try (var connection =
        DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password())) {
      require(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be reached as " + access.user(), e);
    }
  }

  /**
   * @param connection of the application
   * @throws IllegalStateException naming the setting that would lose committed data
   */
  static void require(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var setting : SETTINGS) {
        try (var rows = statement.executeQuery("SHOW " + setting)) {
          rows.next();
          if ("off".equals(rows.getString(1)) || "local".equals(rows.getString(1))) {
            throw new IllegalStateException(
                "PostgreSQL runs with "
                    + setting
                    + " = "
                    + rows.getString(1)
                    + " and may lose what was acknowledged. Set it to on.");
          }
        }
      }
    }
  }
}
