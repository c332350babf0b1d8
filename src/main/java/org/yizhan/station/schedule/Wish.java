package org.yizhan.station.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.Place;

/**
 * What somebody wants a worker for.
 *
 * @param visit when the worker is at the door, until when
 * @param place where; absent while a resident at the kiosk has not said
 */
public record Wish(Service service, Window visit, @Nullable Place place) {
  /** A visit of {@code service} that starts at {@code start}. */
  public static Wish of(Service service, Instant start, @Nullable Place place) {
    return new Wish(service, new Window(start, start.plus(service.duration())), place);
  }

  /** What it occupies: the visit and its set-up. */
  public Window during() {
    return visit.startingEarlier(service.setUp());
  }
}
