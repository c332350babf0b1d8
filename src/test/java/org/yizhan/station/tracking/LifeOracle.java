package org.yizhan.station.tracking;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.workforce.Device;

/**
 * What a visit comes to when all that was reported is read once, in order: written a second time,
 * from the table of {@code visit-life.md}, so that it shares no mistake with the station.
 */
record LifeOracle(VisitState state, boolean proven, int refused) {
  /** A report, and the device that sends it. */
  record Said(Device device, UUID visit, VisitReport report) {}

  private static final Comparator<Said> IN_ORDER =
      Comparator.comparingInt((Said said) -> said.device().enrolment())
          .thenComparingLong(said -> said.report().sequence())
          .thenComparing(said -> said.device().id())
          .thenComparing(said -> said.report().id());

  static LifeOracle of(List<Said> all) {
    var state = VisitState.ASSIGNED;
    var proven = false;
    int refused = 0;
    for (var said : all.stream().sorted(IN_ORDER).toList()) {
      var next = next(state, said.report());
      if (next == null) {
        refused++;
      } else {
        state = next;
        proven |= said.report().type() == ReportType.ARRIVED && said.report().doorCode() != null;
      }
    }
    return new LifeOracle(state, proven, refused);
  }

  /** The state after the report; nothing when it is refused. */
  private static @Nullable VisitState next(VisitState state, VisitReport report) {
    return switch (report.type()) {
      case SOS -> state;
      case PROBLEM -> state == VisitState.UNASSIGNED ? null : state;
      case ACCEPTED -> state == VisitState.ASSIGNED ? VisitState.ACCEPTED : null;
      case DECLINED ->
          state == VisitState.ASSIGNED || state == VisitState.ACCEPTED
              ? VisitState.UNASSIGNED
              : null;
      case DEPARTED -> state == VisitState.ACCEPTED ? VisitState.DEPARTED : null;
      case ARRIVED -> {
        var code = report.doorCode();
        var fits = code == null || code.equals(TrackingStation.DOOR_CODE);
        yield state == VisitState.DEPARTED && fits ? VisitState.ARRIVED : null;
      }
      case STARTED -> state == VisitState.ARRIVED ? VisitState.STARTED : null;
      case FINISHED -> state == VisitState.STARTED ? VisitState.FINISHED : null;
      case UNANSWERED -> state == VisitState.ARRIVED ? VisitState.UNANSWERED : null;
      case LEFT ->
          state == VisitState.ARRIVED || state == VisitState.STARTED ? VisitState.LEFT : null;
    };
  }
}
