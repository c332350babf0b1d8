package org.yizhan.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many large bodies be in hand at once and tells the rest when to come again, before theirs
 * is read: when all come back at once after an outage, they must not fill the memory. Whoever may
 * not send takes no place.
 */
public final class Turnstile implements Gate {
  /** A body up to here is always let in. */
  static final int SMALL_BYTES = 16_384;

  private final int most;
  private final int retryAfterSeconds;
  private final AtomicInteger inside = new AtomicInteger();

  /**
   * @param most large bodies at once
   * @param retryAfterSeconds when to come again
   */
  public Turnstile(int most, int retryAfterSeconds) {
    this.most = most;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /**
   * @throws ProblemException 503 when too many are in hand
   */
  @Override
  public void check(RoutingContext context) {
    if (isSmall(context.request().getHeader("Content-Length"))) {
      return;
    }
    if (inside.incrementAndGet() > most) {
      inside.decrementAndGet();
      throw Problem.of(503, "busy", "Too many send much at once")
          .withDetail("Nothing was taken. Send the same again later.")
          .withRetryAfter(retryAfterSeconds)
          .exception();
    }
    var left = new AtomicBoolean();
    Runnable leave =
        () -> {
          if (left.compareAndSet(false, true)) {
            inside.decrementAndGet();
          }
        };
    context.addEndHandler(ended -> leave.run());
    if (context.response().closed()) {
      leave.run(); // It went while it was asked who it is, and nobody tells of that any more.
    }
  }

  /** A body that is packed, or comes in chunks, does not say how large it is. */
  private static boolean isSmall(@Nullable String length) {
    return length != null
        && length.matches("[0-9]{1,9}")
        && Integer.parseInt(length) <= SMALL_BYTES;
  }
}
