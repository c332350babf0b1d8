package org.yizhan.platform.db;

import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

  private static final String MAY_READ =
      """
      SELECT coalesce(has_table_privilege(to_regclass('flyway_schema_history'), 'SELECT'), false)
      """;

  private Migrations() {}

  /**
   * @param schema folder of the scripts, {@code station} or {@code hub}
   */
  static void run(Access access, String schema) {
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

  /**
   * Whether the newest of our scripts was run; Flyway takes most of a second to find that out. The
   * first script lets the application read the history: a node that may not yet looks while another
   * one has just begun.
   */
  static boolean isCurrent(SqlConnection connection, String schema) {
    return is(connection, MAY_READ)
        && is(
            connection,
            """
            SELECT count(*) = 1 FROM flyway_schema_history WHERE success AND version = '%s'
            """
                .formatted(newest(schema)));
  }

  private static boolean is(SqlConnection connection, String question) {
    return connection.query(question).execute().await().iterator().next().getBoolean(0);
  }

  /**
   * The newest version stands in {@code db/<schema>/newest}, which a test holds against the
   * scripts.
   */
  private static String newest(String schema) {
    try (InputStream in = Migrations.class.getResourceAsStream("/db/" + schema + "/newest")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
