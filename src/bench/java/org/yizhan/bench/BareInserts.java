package org.yizhan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/** What the database does when nobody thinks: one table, one connection. */
final class BareInserts implements AutoCloseable {
  private static final int BODY = 300;

  private final Connection db;
  private final PreparedStatement insert;

  BareInserts(Connection db) throws SQLException {
    this.db = db;
    try (var statement = db.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS bench_commit (id uuid PRIMARY KEY, body bytea)");
    }
    insert = db.prepareStatement("INSERT INTO bench_commit VALUES (?, ?)");
  }

  /** Milliseconds of each single insert and its commit, sorted. */
  double[] single(int warmUp, int count) throws SQLException {
    db.setAutoCommit(true);
    var millis = new double[count];
    for (int i = -warmUp; i < count; i++) {
      fill();
      var began = System.nanoTime();
      insert.execute();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  /** Rows a second when so many share a commit. */
  double perSecond(int batch, int seconds) throws SQLException {
    db.setAutoCommit(false);
    var began = System.nanoTime();
    long rows = 0;
    while (System.nanoTime() - began < seconds * 1e9) {
      for (int i = 0; i < batch; i++) {
        fill();
        insert.addBatch();
      }
      insert.executeBatch();
      db.commit();
      rows += batch;
    }
    return rows / ((System.nanoTime() - began) / 1e9);
  }

  private void fill() throws SQLException {
    insert.setObject(1, UUID.randomUUID());
    insert.setBytes(2, new byte[BODY]);
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    db.close();
  }
}
