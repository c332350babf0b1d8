package org.yizhan.station.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.Place;

/**
 * What somebody wants a worker for.
 *
 * @param visit when the worker is at the door, until when
 * @param service what one worker does of it
 * @param place where; absent while a resident at the kiosk has not said
 * @param crew whose other member must be somebody else; absent for a worker who comes alone
 */
public record Wish(Service service, Window visit, @Nullable Place place, @Nullable UUID crew) {
  /** A visit of {@code service} that starts at {@code start}. */
  public static Wish of(Service service, Instant start, @Nullable Place place) {
    return new Wish(service, new Window(start, start.plus(service.duration())), place, null);
  }

  /** What is wanted of each worker when all of {@code service} starts at {@code start}. */
  public static List<Wish> parts(Service service, Instant start, @Nullable Place place) {
    var parts = service.parts();
    return IntStream.range(0, parts.size())
        .mapToObj(i -> of(parts.get(i), start.plus(service.offset(i + 1)), place))
        .toList();
  }

  /** The same as a part of a crew's visit. */
  public Wish inCrew(@Nullable UUID id) {
    return new Wish(service, visit, place, id);
  }

  /** What it occupies: the visit and its set-up. */
  public Window during() {
    return visit.startingEarlier(service.setUp());
  }
}
