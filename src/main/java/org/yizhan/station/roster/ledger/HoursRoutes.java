package org.yizhan.station.roster.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.schedule.hours.WorkRule;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** The hours of everybody, of a week or a month, on screen and for a spreadsheet. */
public final class HoursRoutes {
  private static final String HEADINGS = "公司,姓名,排班分钟,实际分钟,加班分钟,工作天数,欠休天数\r\n";

  private final Db db;
  private final WorkHours hours;
  private final Workforce workforce;
  private final ZoneId zone;
  private final HoursStore store = new HoursStore();

  /** Counts from {@code db}. */
  public HoursRoutes(Db db, WorkHours hours, Workforce workforce, ZoneId zone) {
    this.db = db;
    this.hours = hours;
    this.workforce = workforce;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getHours", request -> Reply.ok(counted(request)));
    router.on("exportHours", this::export);
  }

  private record HoursView(
      LocalDate from, LocalDate until, int normalMinutes, List<LineView> workers) {}

  private record LineView(
      WorkerName worker,
      int plannedMinutes,
      int workedMinutes,
      int overtimeMinutes,
      int plannedOvertimeMinutes,
      int daysWorked,
      int restDaysMissed) {
    static LineView of(Worker worker, Total total) {
      return new LineView(
          worker.named(),
          total.planned(),
          total.worked(),
          total.overtime(),
          total.plannedOvertime(),
          total.daysWorked(),
          total.restDaysMissed());
    }

    String csv() {
      return Stream.of(
                  worker.company().zh(),
                  worker.name(),
                  plannedMinutes,
                  workedMinutes,
                  overtimeMinutes,
                  daysWorked,
                  restDaysMissed)
              .map(value -> quoted(value.toString()))
              .collect(Collectors.joining(","))
          + "\r\n";
    }

    /** A cell that begins like a formula is made text, because a spreadsheet would run it. */
    private static String quoted(String value) {
      var safe = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
      return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
  }

  private HoursView counted(Request request) {
    var asked = request.date("from");
    var month = request.query("period").filter("month"::equals).isPresent();
    var from =
        month
            ? asked.withDayOfMonth(1)
            : asked.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    if (!from.equals(asked)) {
      throw Problem.invalid("from", month ? "must be the first of a month" : "must be a Monday")
          .exception();
    }
    var until = month ? from.plusMonths(1) : from.plusWeeks(1);
    var company = request.query("company").map(UUID::fromString);
    var rules = hours.rules();
    var monday = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Map<UUID, List<DayHours>> byWorker =
        store.days(db, monday, until, zone).stream()
            .collect(Collectors.groupingBy(DayHours::worker));
    var lines =
        workforce.all().stream()
            .filter(worker -> company.isEmpty() || company.get().equals(worker.companyId()))
            .filter(worker -> worker.active() || byWorker.containsKey(worker.id()))
            .sorted(
                Comparator.comparing((Worker worker) -> worker.company().zh())
                    .thenComparing(Worker::fullName))
            .map(worker -> {
              var days = byWorker.getOrDefault(worker.id(), List.of());
              return LineView.of(worker, HoursRules.total(days, from, until, rules));
            })
            .toList();
    var normal = rules.on(from, WorkRule.Measure.DAY_NORMAL).map(WorkRule::amount).orElse(0);
    return new HoursView(from, until.minusDays(1), normal, lines);
  }

  private Reply export(Request request) {
    var counted = counted(request);
    var text =
        "\uFEFF"
            + HEADINGS
            + counted.workers().stream().map(LineView::csv).collect(Collectors.joining());
    var file = "hours-" + counted.from() + ".csv";
    return new Reply.Whole(
        200,
        text.getBytes(StandardCharsets.UTF_8),
        "text/csv; charset=utf-8",
        Map.of("Content-Disposition", "attachment; filename=\"" + file + "\""));
  }
}
