package org.yizhan.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which statements PostgreSQL keeps a plan of. */
class PreparedStatementsIT {
  private static final String ALWAYS = "SELECT oid FROM pg_class WHERE relname = $1";
  private static final String OPTIONAL_LIST =
      "SELECT oid FROM pg_class WHERE $1::name[] IS NULL OR relname = ANY($1)";
  private static final String OPTIONAL =
      "SELECT oid FROM pg_class WHERE $1::name IS NULL OR relname = $1";

  @TempDir private Path data;

  private OwnDatabase own;
  private PgConnection connection;

  @BeforeEach
  void connect() {
    own = new OwnDatabase(data, "hub");
    connection = own.database().connection();
  }

  @AfterEach
  void close() {
    connection.close().await();
    own.close();
  }

  @Test
  void aFilterThatMayBeAbsentIsPlannedForWhatItIsGiven() {
    run(ALWAYS, "station");
    run(OPTIONAL, "station");
    run(OPTIONAL, null);
    run(OPTIONAL_LIST, null);
    var kept = connection.query("SELECT statement FROM pg_prepared_statements").execute().await();
    assertThat(Rows.list(kept, row -> row.getString("statement"))).isEqualTo(List.of(ALWAYS));
  }

  /** What is not kept has no name, and the next without a name takes its place. */
  @Test
  void statementsThatTravelTogetherAreAnsweredEachItsOwn() {
    var answers =
        IntStream.range(0, 300)
            .mapToObj(i -> {
              var filter = i % 3 == 0 ? "" : " WHERE $1::int IS NULL OR true";
              var sql = "SELECT $1::int + " + i % 7 + " AS sum" + filter;
              return connection.preparedQuery(sql).execute(Tuple.of(i));
            })
            .toList();
    for (var i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).await().iterator().next().getInteger("sum")).isEqualTo(i + i % 7);
    }
  }

  private void run(String sql, @Nullable String name) {
    connection.preparedQuery(sql).execute(Tuple.of(name)).await();
  }
}
