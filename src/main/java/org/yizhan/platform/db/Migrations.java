package org.yizhan.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to the program's version before anything is served. Never repairs, never
 * goes back.
 */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  /**
   * Does nothing when the schema is current: Flyway takes most of a second to start.
   *
   * @param schema folder of the scripts, {@code station} or {@code hub}
   */
  static void run(Access access, String schema) {
    try (var connection =
        DriverManager.getConnection(access.jdbcUrl(), access.owner(), access.ownerPassword())) {
      if (isCurrent(connection, schema)) {
        return;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be reached as its owner", e);
    }
    LOG.info("Bringing the database schema up to date");
    configuration(schema, access.user())
        .dataSource(access.jdbcUrl(), access.owner(), access.ownerPassword())
        .load()
        .migrate();
  }

  private static FluentConfiguration configuration(String schema, String applicationRole) {
    return Flyway.configure()
        .locations("classpath:db/" + schema)
        .placeholders(Map.of("app", applicationRole))
        .cleanDisabled(true);
  }

  /** Whether the newest of our scripts was run. */
  static boolean isCurrent(Connection connection, String schema) throws SQLException {
    try (var statement = connection.createStatement();
        var exists =
            statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")) {
      if (!exists.next() || !exists.getBoolean(1)) {
        return false;
      }
      try (var rows =
          statement.executeQuery(
              "SELECT count(*) FROM flyway_schema_history WHERE success AND version = '"
                  + newest(schema)
                  + "'")) {
        return rows.next() && rows.getInt(1) == 1;
      }
    }
  }

  /**
   * The newest version stands in {@code db/<schema>/newest}, which a test holds against the
   * scripts.
   */
  private static String newest(String schema) {
    try (InputStream in = Migrations.class.getResourceAsStream("/db/" + schema + "/newest")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
