package org.yizhan.platform.db;

import java.io.IOException;
import java.io.InputStream;
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
   * @param schema folder of the scripts, {@code station} or {@code hub}
   * @param applicationRole role that is granted the use of the tables
   */
  static void run(
      String jdbcUrl, String owner, String password, String schema, String applicationRole) {
    if (isCurrent(jdbcUrl, owner, password, schema)) {
      return;
    }
    LOG.info("Bringing the database schema up to date");
    configuration(schema, applicationRole).dataSource(jdbcUrl, owner, password).load().migrate();
  }

  private static FluentConfiguration configuration(String schema, String applicationRole) {
    return Flyway.configure()
        .locations("classpath:db/" + schema)
        .placeholders(Map.of("app", applicationRole))
        .cleanDisabled(true);
  }

  /** Flyway takes most of a second to start; a schema at the newest version needs none of it. */
  private static boolean isCurrent(String jdbcUrl, String owner, String password, String schema) {
    try (var connection = DriverManager.getConnection(jdbcUrl, owner, password);
        var statement = connection.createStatement();
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
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be reached as its owner", e);
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
