package org.yizhan.platform.db;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.yizhan.platform.crypto.KeyFiles;

/** An embedded database, migrated and empty, with a Vert.x of its own. */
public final class OwnDatabase implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Database database;

  /**
   * @param schema {@code station} or {@code hub}
   */
  public OwnDatabase(Path data, String schema) {
    var config = new DatabaseConfig("", "", "", "", "", 2);
    this.database = Database.open(vertx, config, data, new KeyFiles(data.resolve("keys")), schema);
  }

  /** The database itself. */
  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    vertx.close().await();
  }
}
