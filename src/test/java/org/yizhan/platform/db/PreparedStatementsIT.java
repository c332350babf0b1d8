package org.yizhan.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.platform.crypto.KeyFiles;

/** Which statements PostgreSQL keeps a plan of. */
class PreparedStatementsIT {
  /** After five executions a plan for all parameters may take the place of one for these. */
  private static final int OFTEN = 8;

  private static final String ALWAYS = "SELECT oid FROM pg_class WHERE relname = $1";
  private static final String OPTIONAL =
      "SELECT oid FROM pg_class WHERE $1::name IS NULL OR relname = $1";

  @TempDir private Path data;

  @Test
  void aFilterThatMayBeAbsentIsPlannedForWhatItIsGiven() {
    var vertx = Vertx.vertx();
    var config = new DatabaseConfig("", "", "", "", "", 2);
    var database = Database.open(vertx, config, data, new KeyFiles(data.resolve("keys")), "hub");
    try {
      var connection = database.connection();
      for (var i = 0; i < OFTEN; i++) {
        run(connection, ALWAYS, "station");
        run(connection, OPTIONAL, "station");
        run(connection, OPTIONAL, null);
      }
      var kept = connection.query("SELECT statement FROM pg_prepared_statements").execute().await();
      assertThat(Rows.list(kept, row -> row.getString("statement"))).isEqualTo(List.of(ALWAYS));
      connection.close().await();
    } finally {
      database.close();
      vertx.close().await();
    }
  }

  private static void run(PgConnection connection, String sql, @Nullable String name) {
    connection.preparedQuery(sql).execute(Tuple.of(name)).await();
  }
}
