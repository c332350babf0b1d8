package org.yizhan.station.visit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.Person;

/**
 * One slot at one address, as it stands.
 *
 * @param worker who is to go; absent while nobody is
 * @param assignment counts how often staff or the resident changed who goes, when, or whether: what
 *     devices reported before such a change belongs to what was before
 * @param wishedWorker whom the resident chose
 * @param household the people who live there, for the steady relationship
 * @param carerGender {@code f} or {@code m} when only such a worker may come
 * @param ticketNumber called aloud, such as A017
 * @param doorCode four digits that the resident gives to the worker
 * @param presenceProven the worker gave the right door code
 * @param since when the state was reached
 * @param shape how it belongs to others, and how it came about
 */
public record Visit(
    UUID id,
    long version,
    UUID booking,
    VisitState state,
    Instant start,
    Instant end,
    UUID service,
    Address address,
    UUID household,
    Person recipient,
    @Nullable String carerGender,
    @Nullable UUID worker,
    int assignment,
    @Nullable UUID wishedWorker,
    String ticketNumber,
    String doorCode,
    boolean presenceProven,
    Instant since,
    int refusedReports,
    Shape shape) {
  /**
   * What is special about a visit.
   *
   * @param crew shared by the visits of workers who come together or in sequence; absent for one
   *     who comes alone
   * @param member which part of the service the worker does, from 1 on
   * @param urgent asked for as soon as possible
   */
  public record Shape(@Nullable UUID crew, int member, boolean urgent) {
    /** One worker at a time that was chosen. */
    public static final Shape ALONE = new Shape(null, 1, false);
  }

  /** Work began, or was done, without the resident's door code: somebody has to check. */
  public boolean presenceToCheck() {
    var worked = state == VisitState.STARTED || state == VisitState.FINISHED;
    return worked && !presenceProven;
  }

  /** What events add when staff decide otherwise: whoever has set out came for nothing. */
  public Map<String, String> owed() {
    return state.setOut() ? Map.of("owed", "attendance") : Map.of();
  }

  /** The same visit one version later, as what devices reported makes it. */
  public Visit reported(VisitState next, @Nullable UUID by, boolean proven, Instant at) {
    return next(next, start, end, by, assignment, proven, at);
  }

  /** The same visit one version later, called off. */
  public Visit cancelled(Instant at) {
    return next(VisitState.CANCELLED, start, end, worker, assignment + 1, presenceProven, at);
  }

  /** The same visit one version later with nobody to go. */
  public Visit takenOff(Instant at) {
    return next(VisitState.UNASSIGNED, start, end, null, assignment + 1, false, at);
  }

  /** The same visit one version later with another worker. */
  public Visit assignedTo(UUID next, Instant at) {
    return next(VisitState.ASSIGNED, start, end, next, assignment + 1, false, at);
  }

  /** The same visit one version later at another time. */
  public Visit movedTo(Instant from, Instant until, UUID by, Instant at) {
    return next(VisitState.ASSIGNED, from, until, by, assignment + 1, false, at);
  }

  private Visit next(
      VisitState next,
      Instant from,
      Instant until,
      @Nullable UUID by,
      int given,
      boolean proven,
      Instant at) {
    return new Visit(
        id,
        version + 1,
        booking,
        next,
        from,
        until,
        service,
        address,
        household,
        recipient,
        carerGender,
        by,
        given,
        wishedWorker,
        ticketNumber,
        doorCode,
        proven,
        at,
        refusedReports,
        shape);
  }
}
