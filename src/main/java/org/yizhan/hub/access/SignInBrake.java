package org.yizhan.hub.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;

/**
 * Slows down guessing, whichever nodes are asked. It only waits and never locks out, so nobody can
 * keep an official from signing in for long.
 */
public final class SignInBrake {
  private final Db db;
  private final WrongSignInStore store = new WrongSignInStore();

  /** Counts in {@code db}. */
  public SignInBrake(Db db) {
    this.db = db;
  }

  /** How long {@code name} has to wait before the next try; zero when it need not. */
  Duration wait(String name, Instant now) {
    return store
        .notBefore(db, hash(name))
        .filter(notBefore -> notBefore.isAfter(now))
        .map(notBefore -> Duration.between(now, notBefore))
        .orElse(Duration.ZERO);
  }

  /** The password was wrong. */
  void failed(String name, Instant now) {
    var hash = hash(name);
    db.inTransaction(tx -> {
      var times = store.count(tx, hash, now);
      store.hold(tx, hash, now.plus(SignInRules.pause(times)));
      return times;
    });
    store.forget(db, now.minus(SignInRules.REMEMBERED));
  }

  /** The password was right. */
  void passed(String name) {
    store.forget(db, hash(name));
  }

  private static byte[] hash(String name) {
    return Secrets.sha256(name.getBytes(StandardCharsets.UTF_8));
  }
}
