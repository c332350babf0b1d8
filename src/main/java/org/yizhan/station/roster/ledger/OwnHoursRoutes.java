package org.yizhan.station.roster.ledger;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.schedule.hours.WorkRule;
import org.yizhan.station.workforce.Workforce;

/** A worker's own hours, of this week and this month. */
public final class OwnHoursRoutes {
  private final Db db;
  private final WorkHours hours;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;
  private final HoursStore store = new HoursStore();

  /** Counts from {@code db}. */
  public OwnHoursRoutes(
      Db db, WorkHours hours, Workforce workforce, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.hours = hours;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getOwnHours", this::get);
  }

  private record HoursView(int normalMinutes, PeriodView week, PeriodView month) {}

  private record PeriodView(
      LocalDate from,
      LocalDate until,
      int plannedMinutes,
      int workedMinutes,
      int overtimeMinutes,
      int daysWorked,
      int restDaysMissed) {}

  private Reply get(Request request) {
    var worker = workforce.calling(request.principal()).id();
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var monday = monday(today);
    var first = today.withDayOfMonth(1);
    var normal = hours.rules().on(today, WorkRule.Measure.DAY_NORMAL).map(WorkRule::amount);
    return Reply.ok(
        new HoursView(
            normal.orElse(0),
            period(worker, monday, monday.plusWeeks(1)),
            period(worker, first, first.plusMonths(1))));
  }

  private PeriodView period(UUID worker, LocalDate from, LocalDate until) {
    List<DayHours> days = store.days(db, monday(from), until, zone, worker);
    var total = HoursRules.total(days, from, until, hours.rules());
    return new PeriodView(
        from,
        until.minusDays(1),
        total.planned(),
        total.worked(),
        total.overtime(),
        total.daysWorked(),
        total.restDaysMissed());
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
