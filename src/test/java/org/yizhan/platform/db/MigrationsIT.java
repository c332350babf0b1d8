package org.yizhan.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.hub.SharedPostgres;
import org.yizhan.platform.crypto.KeyFiles;

/** A database that another node has begun to prepare. */
class MigrationsIT {
  private static final String MAY_READ =
      "SELECT has_table_privilege('city_app', 'flyway_schema_history', 'SELECT')::int";

  @TempDir private Path data;

  /** What the history is like before the first script ends. */
  @Test
  void isPreparedWhereTheHistoryMayNotBeReadYet() {
    var vertx = Vertx.vertx();
    try (var postgres = new SharedPostgres(data.resolve("postgres"))) {
      var config = postgres.config();
      var access = Access.external(config);
      Flyway.configure()
          .dataSource(access.jdbcUrl(), access.owner(), access.ownerPassword())
          .locations("classpath:db/hub")
          .target("0?") // makes the history, runs nothing
          .load()
          .migrate();
      assertThat(postgres.number(MAY_READ)).isZero();

      try (var database = Database.open(vertx, config, data, new KeyFiles(data), "hub")) {
        assertThat(database.answers()).isTrue();
        assertThat(postgres.number("SELECT count(*) FROM station")).isZero();
      }
      assertThat(postgres.number(MAY_READ)).isEqualTo(1);
    } finally {
      vertx.close().await();
    }
  }
}
