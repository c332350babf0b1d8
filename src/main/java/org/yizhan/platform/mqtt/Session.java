package org.yizhan.platform.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a client while it is away: its subscriptions. There is no queue, for a client
 * that comes back is told the present state.
 */
final class Session<P> {
  /** How a client wants what a filter covers. */
  record Subscription(boolean acknowledged, boolean retainAsPublished) {}

  private static final long SECOND = 1_000_000_000;

  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private @Nullable Connection<P> connection;
  private long expirySeconds;
  private long leftAt;

  Map<String, Subscription> subscriptions() {
    return subscriptions;
  }

  @Nullable Connection<P> connection() {
    return connection;
  }

  void attach(Connection<P> next, long expiry) {
    connection = next;
    expirySeconds = expiry;
  }

  void detach(long nanos) {
    connection = null;
    leftAt = nanos;
  }

  void expireAfter(long seconds) {
    expirySeconds = seconds;
  }

  /** Whether the client stayed away for too long, as {@link System#nanoTime} counts. */
  boolean expired(long nanos) {
    return connection == null && nanos - leftAt >= expirySeconds * SECOND;
  }
}
