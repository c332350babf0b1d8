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
 * @param whom for whom
 * @param crew whose other member must be somebody else; absent for a worker who comes alone
 */
public record Wish(
    Service service, Window visit, @Nullable Place place, Whom whom, @Nullable UUID crew) {
  /** A visit of {@code service} that starts at {@code start}. */
  public static Wish of(Service service, Instant start, @Nullable Place place, Whom whom) {
    var visit = new Window(start, start.plus(service.duration()));
    return new Wish(service, visit, place, whom, null);
  }

  /** What is wanted of each worker when all of {@code service} starts at {@code start}. */
  public static List<Wish> parts(Service service, Instant start, @Nullable Place place, Whom whom) {
    var parts = service.parts();
    return IntStream.range(0, parts.size())
        .mapToObj(i -> of(parts.get(i), start.plus(service.offset(i + 1)), place, whom))
        .toList();
  }

  /** The same as a part of a crew's visit. */
  public Wish inCrew(@Nullable UUID id) {
    return new Wish(service, visit, place, whom, id);
  }

  /** The same at a place. */
  Wish at(Place there) {
    return new Wish(service, visit, there, whom, crew);
  }

  /** What it occupies: the visit and its set-up. */
  public Window during() {
    return new Window(visit.start().minus(service.setUp()), visit.end());
  }
}
