package org.yizhan.station.tracking;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.VisitState;

/**
 * The life of a visit under one assignment: what everything that was reported, put in its order,
 * makes of it. Reports that come late or twice or in the wrong order give the same life, because it
 * is told from the beginning each time.
 *
 * @param presenceProven the right door code came with an arrival that was applied
 * @param since when the report that brought the state arrived; absent while the state is the one it
 *     began with
 * @param outcomes of every report
 */
record VisitLife(
    VisitState state,
    boolean presenceProven,
    @Nullable Instant since,
    Map<Reported, Outcome> outcomes) {
  /**
   * How the assignment began.
   *
   * @param state assigned, unassigned or cancelled
   * @param worker to whom the visit was given; absent while it is nobody's
   */
  record Beginning(VisitState state, @Nullable UUID worker) {}

  /** Tells the life from its beginning; the order of {@code reports} does not matter. */
  static VisitLife of(Beginning beginning, Collection<Reported> reports) {
    var state = beginning.state();
    var proven = false;
    @Nullable Instant since = null;
    var outcomes = new LinkedHashMap<Reported, Outcome>();
    for (var report : reports.stream().sorted(Reported.IN_ORDER).toList()) {
      var outcome = judge(beginning, state, report);
      outcomes.put(report, outcome);
      if (outcome instanceof Outcome.Applied(var next)) {
        since = next == state ? since : report.happenedAt();
        proven |= report.type() == ReportType.ARRIVED && report.doorCode() == DoorCode.RIGHT;
        state = next;
      }
    }
    return new VisitLife(state, proven, since, outcomes);
  }

  /** What became of one of the reports. */
  Outcome outcome(Reported report) {
    return requireNonNull(outcomes.get(report));
  }

  private static Outcome judge(Beginning beginning, VisitState state, Reported report) {
    if (report.type() == ReportType.SOS) {
      return new Outcome.Applied(state); // Nobody who calls for help is sent away.
    }
    if (state == VisitState.CANCELLED) {
      return new Outcome.Refused(Refusal.VISIT_CANCELLED);
    }
    if (!report.worker().equals(beginning.worker())) {
      return new Outcome.Refused(Refusal.NOT_YOUR_VISIT);
    }
    if (state == VisitState.UNASSIGNED) {
      return new Outcome.Refused(Refusal.GIVEN_BACK);
    }
    var step = step(state, report.type());
    return step instanceof Outcome.Applied ? barrier(report).orElse(step) : step;
  }

  /** What a report of the visit's own worker does in a state: the table of transitions. */
  static Outcome step(VisitState state, ReportType type) {
    var to = type.to();
    if (to == null) {
      return new Outcome.Applied(state);
    }
    return type.leaves(state)
        ? new Outcome.Applied(to)
        : new Outcome.Refused(misplaced(state, type));
  }

  private static Refusal misplaced(VisitState state, ReportType type) {
    if (state == VisitState.UNANSWERED || state == VisitState.LEFT) {
      return Refusal.VISIT_ENDED;
    }
    if (type == ReportType.DECLINED) {
      return Refusal.UNDER_WAY;
    }
    if (type.comesTooEarly(state)) {
      return Refusal.STEP_MISSING;
    }
    return type == ReportType.UNANSWERED || type == ReportType.LEFT
        ? Refusal.OUT_OF_PLACE
        : Refusal.STEP_DONE;
  }

  /** What stops a step that is in its place. */
  private static Optional<Outcome> barrier(Reported report) {
    var why =
        switch (report.type()) {
          case DEPARTED -> report.licensed() ? null : Refusal.NOT_LICENSED;
          case ARRIVED ->
              switch (report.doorCode()) {
                case ABSENT, RIGHT -> null;
                case WRONG -> Refusal.WRONG_DOOR_CODE;
                case BARRED -> Refusal.DOOR_CODE_USED_UP;
              };
          default -> null;
        };
    return Optional.ofNullable(why).map(Outcome.Refused::new);
  }
}
