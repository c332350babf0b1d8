package org.yizhan.platform.db;

import io.vertx.sqlclient.SqlConnection;
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
   * @param connection of the application
   * @throws IllegalStateException naming the setting that would lose committed data
   */
  static void require(SqlConnection connection) {
    for (var setting : SETTINGS) {
      var value =
          connection.query("SHOW " + setting).execute().await().iterator().next().getString(0);
      if ("off".equals(value) || "local".equals(value)) {
        throw new IllegalStateException(
            "PostgreSQL runs with "
                + setting
                + " = "
                + value
                + " and may lose what was acknowledged. Set it to on.");
      }
    }
  }
}
