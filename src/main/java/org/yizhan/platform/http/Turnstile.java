package org.yizhan.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many large bodies be in hand at once and tells the rest when to come again, before theirs
 * is read: when all come back at once after an outage, they must not fill the memory.
 */
public final class Turnstile {
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

  void admit(RoutingContext context) {
    if (isSmall(context.request().getHeader("Content-Length"))) {
      context.next();
    } else if (inside.incrementAndGet() > most) {
      inside.decrementAndGet();
      context.fail(
          Problem.of(503, "busy", "Too many send much at once")
              .withDetail("Nothing was taken. Send the same again later.")
              .withRetryAfter(retryAfterSeconds)
              .exception());
    } else {
      context.addEndHandler(ended -> inside.decrementAndGet());
      context.next();
    }
  }

  /** A body that is packed, or comes in chunks, does not say how large it is. */
  private static boolean isSmall(@Nullable String length) {
    return length != null
        && length.matches("[0-9]{1,9}")
        && Integer.parseInt(length) <= SMALL_BYTES;
  }
}
