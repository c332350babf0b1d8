package org.yizhan.city.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.events.Event;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.visit.Visits;

/** What really happened at a visit; each thing that happens is told by the station's own event. */
final class VisitStory {
  private final int booking;
  private final Instant made;
  private Visit visit;
  private @Nullable Instant accepted;
  private @Nullable Instant came;

  /** When it was first said that nobody had come, by the time for which the visit was planned. */
  private final Map<Instant, Instant> missed = new TreeMap<>();

  private boolean againstRule;
  private boolean unlicensed;
  private int reports;

  /**
   * @param booking index of the booking
   */
  VisitStory(int booking, Visit visit, Instant made) {
    this.booking = booking;
    this.visit = visit;
    this.made = made;
  }

  VisitStory copy() {
    var copy = new VisitStory(booking, visit, made);
    copy.accepted = accepted;
    copy.came = came;
    copy.missed.putAll(missed);
    copy.againstRule = againstRule;
    copy.unlicensed = unlicensed;
    copy.reports = reports;
    return copy;
  }

  int booking() {
    return booking;
  }

  Visit visit() {
    return visit;
  }

  /** When it came into being. */
  Instant made() {
    return made;
  }

  /** When a worker first took it. */
  @Nullable Instant accepted() {
    return accepted;
  }

  /** When somebody stood at the door, as far as anybody told. */
  @Nullable Instant came() {
    return came;
  }

  boolean finished() {
    return visit.state() == VisitState.FINISHED;
  }

  boolean cancelled() {
    return visit.state() == VisitState.CANCELLED;
  }

  /** For which times it was said that nobody had come, and that was so. */
  Set<Instant> noShows() {
    return missed.keySet();
  }

  /** Whether somebody came to it at the time for which it is planned now. */
  boolean wasKept() {
    return !cancelled() && came != null;
  }

  /** Given by every rule, and every credential was there whenever the worker reported. */
  boolean certified() {
    return !againstRule && !unlicensed;
  }

  Event told() {
    return Visits.event(visit, made, "kiosk:simulator", "assigned");
  }

  Event moved(Instant start, Instant end, UUID worker, Instant at) {
    return given(visit.movedTo(start, end, worker, at), "rescheduled", at, Map.of());
  }

  /**
   * @param rules that a manager decided against
   */
  Event assigned(UUID worker, List<String> rules, Instant at) {
    var more = new TreeMap<String, Object>();
    if (visit.worker() != null) {
      more.put("previous", visit.worker());
    }
    if (!rules.isEmpty()) {
      more.put("overridden", rules);
    }
    var event = given(visit.assignedTo(worker, at), "assigned", at, more);
    againstRule = !rules.isEmpty();
    return event;
  }

  private Event given(Visit next, String what, Instant at, Map<String, ?> more) {
    visit = next;
    againstRule = false;
    unlicensed = false;
    came = null;
    return Visits.event(visit, at, "staff:simulator", what, more);
  }

  Event calledOff(Instant at) {
    visit = visit.cancelled(at);
    return Visits.event(visit, at, "kiosk:simulator", "cancelled", Map.of());
  }

  /**
   * The worker reports a step.
   *
   * @param since when it happened
   * @param at when the station heard of it
   */
  Event step(VisitState next, Instant since, Instant at, boolean licensed) {
    var worker = next == VisitState.UNASSIGNED ? null : visit.worker();
    var what = next == VisitState.UNASSIGNED ? "declined" : next.code();
    visit = visit.reported(next, worker, next.compareTo(VisitState.ARRIVED) >= 0, since);
    unlicensed |= !licensed;
    if (next == VisitState.ACCEPTED && accepted == null) {
      accepted = since;
    }
    if (next == VisitState.ARRIVED) {
      came = since;
      missed.values().removeIf(said -> !since.isAfter(said));
    }
    var details = new TreeMap<String, Object>();
    details.put("source", "device");
    details.put("report", what);
    details.put("enrolment", 1);
    details.put("sequence", ++reports);
    details.put("licensed", licensed);
    if (next.attendanceOwed()) {
      details.put("owed", "attendance");
    }
    return Visits.event(visit, at, "worker:simulator", what, details);
  }

  /** It is said that nobody has come. */
  void miss(Instant at) {
    missed.putIfAbsent(visit.start(), at);
  }
}
