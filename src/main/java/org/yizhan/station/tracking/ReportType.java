package org.yizhan.station.tracking;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.visit.VisitState;

/**
 * What a device can report about a visit. A step leads from one state to the next; the others do
 * not.
 */
enum ReportType {
  ACCEPTED(VisitState.ASSIGNED, VisitState.ACCEPTED),
  DECLINED(null, VisitState.UNASSIGNED),
  DEPARTED(VisitState.ACCEPTED, VisitState.DEPARTED),
  ARRIVED(VisitState.DEPARTED, VisitState.ARRIVED),
  STARTED(VisitState.ARRIVED, VisitState.STARTED),
  FINISHED(VisitState.STARTED, VisitState.FINISHED),
  PROBLEM(null, null);

  private static final String PREFIX = "org.yizhan.visit.";
  private static final String SUFFIX = ".v1";

  private final @Nullable VisitState from;
  private final @Nullable VisitState to;

  ReportType(@Nullable VisitState from, @Nullable VisitState to) {
    this.from = from;
    this.to = to;
  }

  /** The state that a step leaves; absent for what is no step. */
  @Nullable VisitState from() {
    return from;
  }

  /** The state that is reached; absent for what changes none. */
  @Nullable VisitState to() {
    return to;
  }

  /** As tables and contracts write it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of the CloudEvent. */
  String eventType() {
    return PREFIX + code() + SUFFIX;
  }

  /** From its code. */
  static ReportType of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static Optional<ReportType> ofEventType(String eventType) {
    return Stream.of(values()).filter(type -> type.eventType().equals(eventType)).findFirst();
  }
}
