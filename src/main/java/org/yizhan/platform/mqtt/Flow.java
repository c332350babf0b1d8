package org.yizhan.platform.mqtt;

import io.vertx.core.Vertx;

/**
 * Slows a client down: nothing is read from it while it is ahead of its rate, while it has too many
 * publishes under way, and while it does not read what it is sent. So what waits here for one
 * client is bounded, and an honest one with much to say only takes longer.
 */
final class Flow {
  private final Vertx vertx;
  private final Tap tap;
  private final Allowance allowance;
  private boolean crowded;
  private boolean tooFast;
  private boolean open = true;

  Flow(Vertx vertx, Tap tap, Allowance allowance) {
    this.vertx = vertx;
    this.tap = tap;
    this.allowance = allowance;
    tap.whenDrained(this::settle);
  }

  /**
   * Counts one packet.
   *
   * @return whether the client is so far ahead of its rate that it must go
   */
  boolean exceeds(long nanos) {
    if (!allowance.take(nanos)) {
      return true;
    }
    var millis = allowance.pauseMillis();
    if (millis > 0 && !tooFast) {
      tooFast = true;
      vertx.setTimer(millis, timer -> repaid());
    }
    settle();
    return false;
  }

  private void repaid() {
    tooFast = false;
    settle();
  }

  /** Whether the client has as many publishes under way as it may. */
  void crowded(boolean now) {
    crowded = now;
    settle();
  }

  private void settle() {
    var wanted = !crowded && !tooFast && !tap.backedUp();
    if (wanted != open) {
      open = wanted;
      tap.open(wanted);
    }
  }
}
