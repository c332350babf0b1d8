package org.yizhan.station.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.station.catalog.Price;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Wish;

/**
 * What is being booked.
 *
 * @param demand for whom, and whom the resident chose
 * @param start when; not decided yet while it is urgent
 * @param urgent as soon as possible
 */
record Order(
    BookingRequest request,
    Demand demand,
    Instant start,
    Place place,
    Price price,
    boolean urgent,
    Principal caller,
    AnswerStore.Ask ask) {
  Service service() {
    return demand.service();
  }

  /** Whom the resident chose; absent for whoever is free. */
  @Nullable UUID chosen() {
    return demand.worker();
  }

  /** The same at another start. */
  Order at(Instant other) {
    return new Order(request, demand, other, place, price, urgent, caller, ask);
  }

  /** What is wanted of each worker. */
  List<Wish> parts() {
    return Wish.parts(service(), start, place, demand.whom());
  }

  /** The parts given to the team. */
  List<Seat> seats(List<UUID> team) {
    return Seat.of(parts(), team);
  }
}
