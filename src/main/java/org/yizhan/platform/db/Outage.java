package org.yizhan.platform.db;

import io.netty.channel.unix.Errors.NativeIoException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.FileNotFoundException;
import java.net.SocketException;
import java.util.Set;

/** Tells a database that is away for a while from a statement that cannot be done. */
public final class Outage {
  /**
   * SQLSTATE: told to stop, stopped after a crash, still starting, and more connections than it has
   * (PostgreSQL, appendix A).
   */
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

  private static final String INACTIVE = "Connection is not active";

  private Outage() {}

  /** Whether the same may be asked again in a moment; what was being committed may have been. */
  public static boolean caused(Throwable failure) {
    return switch (failure) {
      case PgException refused -> STATES.contains(refused.getSqlState());
      // A file is missed where the server's socket is none; files of our own are missed by another
      // exception.
      case ClosedConnectionException _,
          SocketException _,
          NativeIoException _,
          FileNotFoundException _ ->
          true;
      // What the client says of a connection that broke just before a statement was sent on it.
      case VertxException broken -> String.valueOf(broken.getMessage()).startsWith(INACTIVE);
      default -> false;
    };
  }
}
