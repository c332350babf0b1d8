package org.yizhan.platform.db;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The database as features see it. All methods wait, so they are called on virtual threads. */
public final class Db {
  private final Pool pool;

  /** Works on the connections of {@code pool}. */
  public Db(Pool pool) {
    this.pool = pool;
  }

  /** One statement of its own. */
  public RowSet<Row> rows(String sql, @Nullable Object... parameters) {
    return pool.preparedQuery(sql).execute(Tuple.from(parameters)).await();
  }

  /**
   * Runs {@code work} in one READ COMMITTED transaction: committed when it returns, rolled back
   * when it throws. Begin and commit travel together with the statements beside them, so a
   * transaction costs as many round trips as {@code work} waits for answers, plus one.
   */
  public <T> T inTransaction(Function<Tx, T> work) {
    var connection = pool.getConnection().await();
    var tx = new Tx(connection);
    T result;
    try {
      tx.begin();
      result = work.apply(tx);
    } catch (Throwable failure) {
      rollback(connection);
      throw failure;
    }
    try {
      commit(connection, tx);
    } finally {
      connection.close();
    }
    tx.afterCommitActions().forEach(Runnable::run);
    return result;
  }

  /**
   * A COMMIT after a failed statement is answered as a rollback without an error, so every
   * statement is asked. They are answered in their order, so all are done by then.
   */
  private static void commit(SqlConnection connection, Tx tx) {
    connection.query("COMMIT").execute().await();
    for (var statement : tx.sent()) {
      statement.await();
    }
  }

  private static void rollback(SqlConnection connection) {
    try {
      connection.query("ROLLBACK").execute().await();
    } catch (Exception e) {
      // The connection itself broke: the server has rolled back already.
    } finally {
      connection.close();
    }
  }

  /** Whether a statement failed because of the named constraint. */
  public static boolean violates(Throwable failure, String constraint) {
    return failure instanceof PgException pg && constraint.equals(pg.getConstraint());
  }
}
