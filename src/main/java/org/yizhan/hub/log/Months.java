package org.yizhan.hub.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.rounds.Rounds;

/** What is received stands in a partition for each month, which is made before the month begins. */
final class Months {
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  /** This month and the two after it: a hub may not run for weeks. */
  private static final int AHEAD = 3;

  private Months() {}

  /** Makes those to come, now and every day, as long as {@code rounds} are made. */
  static void prepare(Rounds rounds, Db db, InstantSource clock) {
    prepare(db, clock.instant());
    rounds.every(DAY_MS, () -> prepare(db, clock.instant()));
  }

  private static void prepare(Db db, Instant now) {
    var month = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
    for (int i = 0; i < AHEAD; i++) {
      db.rows("SELECT make_event_month($1)", month.plusMonths(i));
    }
  }
}
