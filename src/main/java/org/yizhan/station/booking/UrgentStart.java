package org.yizhan.station.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.dispatch.Soonest;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.Demand;

/** As soon as possible: the station chooses the start, and the next one when that is lost. */
record UrgentStart(Soonest soonest, Conflicts conflicts, InstantSource clock) {
  /** Whoever loses more often is told so, instead of waiting any longer. */
  private static final int TRIES = 20;

  /**
   * What is wanted.
   *
   * @param place absent while it is not known
   * @param notAfter the latest start that will do; absent when any will
   */
  record Urgent(Demand demand, @Nullable Place place, @Nullable Instant notAfter) {}

  /**
   * Tries the earliest start, and so on while somebody else is faster: each time later, because
   * what was lost is committed and seen by the next look.
   *
   * @param attempt to give the start to a team
   * @throws org.yizhan.platform.http.ProblemException 409 with the earliest start that is left when
   *     it is later than what will do, or when there is none
   */
  <T> T first(Urgent urgent, BiFunction<Instant, List<UUID>, Attempt<T>> attempt) {
    for (int tries = 1; ; tries++) {
      var arrival =
          soonest
              .of(urgent.demand().service(), urgent.place(), urgent.demand().whom())
              .orElseThrow(() -> conflicts.nobodySoon(urgent.demand(), clock.instant()));
      var late = urgent.notAfter() != null && arrival.start().isAfter(urgent.notAfter());
      if (late || tries > TRIES) {
        throw conflicts.later(arrival.start());
      }
      var done = Attempt.first(arrival.teams(), team -> attempt.apply(arrival.start(), team));
      if (done.isPresent()) {
        return done.get();
      }
    }
  }
}
