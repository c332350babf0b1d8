package org.yizhan.station.booking;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.Visit;

/**
 * A visit that is about to be written.
 *
 * @param wished the resident chose its worker
 */
record NewVisit(UUID id, Seat seat, boolean wished, Visit.Shape shape, String doorCode) {
  /** When it is, without set-up. */
  Window window() {
    return seat.wish().visit();
  }

  @Nullable UUID wishedWorker() {
    return wished ? seat.worker() : null;
  }

  /**
   * The visits of all who come to one appointment. A crew has one door code, so that the resident
   * keeps one in mind.
   *
   * @param chosen whom the resident chose
   * @param urgent asked for as soon as possible
   */
  static List<NewVisit> appointment(List<Seat> seats, @Nullable UUID chosen, boolean urgent) {
    var crew = seats.size() == 1 ? null : Ids.next();
    var doorCode = Secrets.digits(4);
    return IntStream.range(0, seats.size())
        .mapToObj(i ->
            new NewVisit(
                Ids.next(),
                seats.get(i),
                seats.get(i).worker().equals(chosen),
                new Visit.Shape(crew, i + 1, urgent),
                doorCode))
        .toList();
  }
}
