package org.yizhan.station.tracking;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;
import org.yizhan.station.visit.VisitState;

/**
 * What can be reported about a visit. A step leads from the states it may leave to the one it
 * reaches; the others change no state.
 */
enum ReportType {
  ACCEPTED(VisitState.ACCEPTED, VisitState.ASSIGNED, VisitState.ASSIGNED),
  DECLINED(VisitState.UNASSIGNED, VisitState.ASSIGNED, VisitState.ACCEPTED),
  DEPARTED(VisitState.DEPARTED, VisitState.ACCEPTED, VisitState.ACCEPTED),
  ARRIVED(VisitState.ARRIVED, VisitState.DEPARTED, VisitState.DEPARTED),
  STARTED(VisitState.STARTED, VisitState.ARRIVED, VisitState.ARRIVED),
  FINISHED(VisitState.FINISHED, VisitState.STARTED, VisitState.STARTED),
  /** Nobody opens the door: no no-show of the worker, and somebody looks after the resident. */
  UNANSWERED(VisitState.UNANSWERED, VisitState.ARRIVED, VisitState.ARRIVED),
  /** The worker leaves a household that harasses. */
  LEFT(VisitState.LEFT, VisitState.ARRIVED, VisitState.STARTED),
  PROBLEM(null, null, null),
  /** A call for help. */
  SOS(null, null, null);

  private static final String PREFIX = "org.yizhan.visit.";
  private static final String SUFFIX = ".v1";

  private final @Nullable VisitState to;
  private final @Nullable VisitState first;
  private final @Nullable VisitState last;

  /**
   * @param first the earliest state that the step may leave
   * @param last the latest
   */
  ReportType(@Nullable VisitState to, @Nullable VisitState first, @Nullable VisitState last) {
    this.to = to;
    this.first = first;
    this.last = last;
  }

  /** The state is one that the step may leave. */
  boolean leaves(VisitState state) {
    return !comesTooEarly(state) && last != null && state.compareTo(last) <= 0;
  }

  /** The state is before all that the step may leave. */
  boolean comesTooEarly(VisitState state) {
    return first != null && state.compareTo(first) < 0;
  }

  /** The state that is reached; absent for what changes none. */
  @Nullable VisitState to() {
    return to;
  }

  /** As tables and contracts write it. */
  String code() {
    return Codes.of(this);
  }

  /** The type of the CloudEvent. */
  String eventType() {
    return PREFIX + code() + SUFFIX;
  }

  /** From its code. */
  static ReportType of(String code) {
    return Codes.parse(ReportType.class, code);
  }

  static Optional<ReportType> ofEventType(String eventType) {
    return Stream.of(values()).filter(type -> type.eventType().equals(eventType)).findFirst();
  }
}
