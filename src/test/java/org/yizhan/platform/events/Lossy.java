package org.yizhan.platform.events;

import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.SqlConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection that breaks at the worst moment: the server has committed, and the answer never
 * comes.
 */
final class Lossy {
  private Lossy() {}

  /** Like {@code connection}, but loses the answer to the next INSERT once {@code armed}. */
  static SqlConnection connection(SqlConnection connection, AtomicBoolean armed) {
    return proxy(
        SqlConnection.class,
        connection,
        (method, arguments, answer) ->
            method.equals("preparedQuery")
                    && String.valueOf(arguments[0]).contains("INSERT INTO sealed")
                ? proxy(
                    PreparedQuery.class,
                    answer,
                    (m, a, result) -> lose(m, result, connection, armed))
                : answer);
  }

  private static Object lose(
      String method, Object result, SqlConnection connection, AtomicBoolean armed) {
    if (!method.equals("execute") || !armed.getAndSet(false)) {
      return result;
    }
    return ((Future<?>) result)
        .compose(committed -> connection.close())
        .compose(closed -> Future.failedFuture("the connection broke"));
  }

  private interface Change {
    Object of(String method, Object[] arguments, Object answer);
  }

  private static <T> T proxy(Class<T> type, Object real, Change change) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return change.of(method.getName(), arguments, method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
