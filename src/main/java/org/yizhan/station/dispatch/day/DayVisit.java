package org.yizhan.station.dispatch.day;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.Move;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.visit.Visit;

/**
 * A visit that may still go to somebody else.
 *
 * @param wish what it needs of a worker; its place is known
 */
public record DayVisit(Visit visit, Wish wish) {
  public DayVisit {
    Objects.requireNonNull(wish.place());
  }

  /** The visit's id. */
  public UUID id() {
    return visit.id();
  }

  /** Where it is. */
  public Place place() {
    return Objects.requireNonNull(wish.place());
  }

  /** Given to that worker. */
  Move to(UUID worker) {
    return new Move(id(), worker, wish);
  }

  /**
   * Whoever the resident counts on: the worker they chose, else the one they were told; nobody when
   * neither happened.
   */
  @Nullable UUID promised() {
    return visit.wishedWorker() != null ? visit.wishedWorker() : visit.worker();
  }
}
