package org.yizhan.hub.exchange;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells subscribers which station has something new. */
public final class StationNews {
  private final List<Consumer<UUID>> subscribers = new CopyOnWriteArrayList<>();

  /**
   * Calls {@code subscriber}, which must not wait, on any thread, until the returned action is run.
   */
  public Runnable subscribe(Consumer<UUID> subscriber) {
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  /** Tells all of them. */
  public void tell(UUID station) {
    subscribers.forEach(subscriber -> subscriber.accept(station));
  }
}
