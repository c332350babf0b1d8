package org.yizhan.station.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.station.catalog.Price;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Wish;

/**
 * What is being booked.
 *
 * @param start when; not decided yet while it is urgent
 * @param chosen whom the resident chose; absent for whoever is free
 * @param urgent as soon as possible
 */
record Order(
    BookingRequest request,
    Service service,
    Instant start,
    Place place,
    Price price,
    @Nullable UUID chosen,
    boolean urgent,
    Principal caller,
    AnswerStore.Ask ask) {
  /** The same at another start. */
  Order at(Instant other) {
    return new Order(request, service, other, place, price, chosen, urgent, caller, ask);
  }

  /** What is wanted of each worker. */
  List<Wish> parts() {
    return Wish.parts(service, start, place);
  }

  /** The parts given to the team. */
  List<Seat> seats(List<UUID> team) {
    return Seat.of(parts(), team);
  }
}
