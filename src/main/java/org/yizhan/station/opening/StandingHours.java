package org.yizhan.station.opening;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.yizhan.platform.db.Db;
import org.yizhan.station.schedule.OpenDay;
import org.yizhan.station.schedule.OpeningHours;

/** The hours as whoever books is held to them. */
public final class StandingHours implements OpeningHours {
  private final AtomicReference<Weeks> weeks;

  /**
   * Reads what was published.
   *
   * @param everyDay the hours until something was
   */
  public StandingHours(Db db, OpenDay everyDay) {
    this.weeks = new AtomicReference<>(new Weeks(everyDay, new OpeningStore().weeks(db)));
  }

  @Override
  public Optional<OpenDay> on(LocalDate date) {
    return weeks().on(date);
  }

  Weeks weeks() {
    return requireNonNull(weeks.get());
  }

  /** Holds from now on, unless it is taken back. */
  void hold(Weeks next) {
    weeks.set(next);
  }

  /** As before, where what is taken back still holds: somebody may have published more since. */
  void takeBack(Weeks held, Weeks before) {
    weeks.compareAndSet(held, before);
  }
}
