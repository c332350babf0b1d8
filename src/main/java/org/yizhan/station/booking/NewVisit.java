package org.yizhan.station.booking;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;

/**
 * A visit that is about to be written.
 *
 * @param worker who is to go; absent where a plan of the day is to find somebody
 * @param wished the resident chose its worker
 */
record NewVisit(
    UUID id, Wish wish, @Nullable UUID worker, boolean wished, Visit.Shape shape, String doorCode) {
  /** When it is, without set-up. */
  Window window() {
    return wish.visit();
  }

  @Nullable UUID wishedWorker() {
    return wished ? worker : null;
  }

  VisitState state() {
    return worker == null ? VisitState.UNASSIGNED : VisitState.ASSIGNED;
  }

  /**
   * The visits of all who come to one appointment. A crew has one door code, so that the resident
   * keeps one in mind.
   *
   * @param chosen whom the resident chose
   * @param urgent asked for as soon as possible
   */
  static List<NewVisit> appointment(List<Seat> seats, @Nullable UUID chosen, boolean urgent) {
    return appointment(
        seats.stream().map(Seat::wish).toList(),
        seats.stream().map(Seat::worker).toList(),
        chosen,
        urgent);
  }

  /** An urgent appointment's visits to which nobody goes as yet. */
  static List<NewVisit> toPlan(List<Wish> parts) {
    return appointment(parts, List.of(), null, true);
  }

  private static List<NewVisit> appointment(
      List<Wish> parts, List<UUID> workers, @Nullable UUID chosen, boolean urgent) {
    var crew = parts.size() == 1 ? null : Ids.next();
    var doorCode = Secrets.digits(4);
    return IntStream.range(0, parts.size())
        .mapToObj(i -> {
          var worker = workers.isEmpty() ? null : workers.get(i);
          return new NewVisit(
              Ids.next(),
              parts.get(i),
              worker,
              worker != null && worker.equals(chosen),
              new Visit.Shape(crew, i + 1, urgent),
              doorCode);
        })
        .toList();
  }
}
