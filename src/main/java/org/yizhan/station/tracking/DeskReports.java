package org.yizhan.station.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.visit.Remark;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/**
 * Steps that staff enter for a worker without a smartphone, with the time at which they happened.
 * They live by the same rules as what devices report, and count the same.
 */
public final class DeskReports {
  /** Clocks of two machines differ a little. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private static final Duration OLDEST = Duration.ofDays(7);

  private final Tracking tracking;
  private final Visits visits;
  private final Workforce workforce;
  private final InstantSource clock;

  /** Enters into {@code tracking}. */
  public DeskReports(Tracking tracking, Visits visits, Workforce workforce, InstantSource clock) {
    this.tracking = tracking;
    this.visits = visits;
    this.workforce = workforce;
    this.clock = clock;
  }

  /**
   * Enters one step for the worker who has the visit.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such visit, 400 when the
   *     time is ahead or longer ago than seven days, 409 when nobody has the visit
   */
  Outcome enter(
      UUID id,
      ReportType type,
      Instant time,
      @Nullable String doorCode,
      Remark remark,
      Origin origin) {
    var visit = visits.get(id);
    var now = clock.instant();
    if (time.isAfter(now.plus(AHEAD)) || time.isBefore(now.minus(OLDEST))) {
      throw Problem.invalid("/time", "must lie in the past seven days").exception();
    }
    var worker = visit.worker();
    if (worker == null) {
      throw Problem.of(409, "visit-unassigned", "Nobody has this visit")
          .withDetail("Give it to a worker first.")
          .exception();
    }
    var report =
        new VisitReport(Ids.next().toString(), type, time, time.toEpochMilli(), doorCode, remark);
    var receipt = tracking.take(workforce.desk(worker, now), id, report, origin).await();
    return switch (receipt) {
      case Tracking.Receipt.Kept(var outcome) -> outcome;
      case Tracking.Receipt.Duplicate() -> throw new IllegalStateException("A new id is not new");
      case Tracking.Receipt.TooMany() ->
          throw Problem.of(409, "too-many-reports", "Too much was reported about this visit")
              .exception();
      case Tracking.Receipt.NoSuchVisit() -> throw Problem.notFound("visit").exception();
    };
  }
}
