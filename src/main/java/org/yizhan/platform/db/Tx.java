package org.yizhan.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction. Statements go out at once, in order, without waiting for the one before: {@link
 * #send} what needs no answer, {@link #rows} what does. The commit waits for all of them, so a
 * statement that failed unseen still fails the transaction.
 */
public final class Tx {
  private final SqlConnection connection;
  private final List<Future<?>> sent = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  Tx(SqlConnection connection) {
    this.connection = connection;
  }

  void begin() {
    sent.add(connection.query("BEGIN").execute());
  }

  /** Sends a statement; its failure fails the transaction. */
  public Future<RowSet<Row>> send(String sql, @Nullable Object... parameters) {
    var result = connection.preparedQuery(sql).execute(Tuple.from(parameters));
    sent.add(result);
    return result;
  }

  /** Sends a statement and waits for its rows, and so for all sent before it. */
  public RowSet<Row> rows(String sql, @Nullable Object... parameters) {
    return send(sql, parameters).await();
  }

  /** Sends one statement for many tuples, in one round trip. */
  public void sendAll(String sql, List<Tuple> batch) {
    if (!batch.isEmpty()) {
      sent.add(connection.preparedQuery(sql).executeBatch(batch));
    }
  }

  /**
   * Locks by key until the end of the transaction, waiting for whoever holds one. The statement
   * locks in ascending order of the hashed key, the same order for everybody, so that two writers
   * never wait for each other. What is loaded after it must be another statement: this one's
   * snapshot is older than the lock.
   */
  public void lock(List<UUID> keys) {
    send(
        """
        SELECT pg_advisory_xact_lock(k)
        FROM (SELECT DISTINCT hashtextextended(id::text, 0) AS k FROM unnest($1::uuid[]) AS id ORDER BY k) AS keys
        """,
        (Object) keys.toArray(UUID[]::new));
  }

  /** Lets the constraints that allow it wait until the commit. */
  public void deferConstraints() {
    send("SET CONSTRAINTS ALL DEFERRED");
  }

  /**
   * Does not wait until it is on disk: when the server dies within the next second, all that this
   * transaction wrote may be gone. Only for what nobody is told of as done and what is said or made
   * again by itself, because a commit costs more than all the rest of a small transaction.
   */
  public void mayBeLost() {
    send("SET LOCAL synchronous_commit = off");
  }

  /** Runs {@code action} once the transaction is committed. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  List<Future<?>> sent() {
    return sent;
  }

  List<Runnable> afterCommitActions() {
    return afterCommit;
  }
}
