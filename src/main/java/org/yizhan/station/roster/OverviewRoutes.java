package org.yizhan.station.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** {@code GET roster}: everybody's shifts over some days, and the visits that none covers. */
public final class OverviewRoutes {
  private final Shifts shifts;
  private final Calendar calendar;
  private final Workforce workforce;
  private final Visits visits;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Shows {@code shifts}. */
  public OverviewRoutes(
      Shifts shifts,
      Calendar calendar,
      Workforce workforce,
      Visits visits,
      InstantSource clock,
      ZoneId zone) {
    this.shifts = shifts;
    this.calendar = calendar;
    this.workforce = workforce;
    this.visits = visits;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getRoster", this::get);
  }

  private record RosterView(List<DayView> days, List<LineView> workers) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record DayView(LocalDate date, CalendarDay.@Nullable Kind kind, @Nullable Text name) {}

  private record LineView(
      WorkerName worker, boolean patterned, List<ShiftView> shifts, List<RosterVisit> conflicts) {}

  private Reply get(Request request) {
    var from = request.date("from");
    var until = from.plusDays(request.query("days").map(Integer::parseInt).orElse(14));
    var window = new Window(startOf(from), startOf(until));
    var byWorker = shifts.of(window).stream().collect(Collectors.groupingBy(Shift::worker));
    var patterned = new HashSet<>(shifts.patterned());
    var uncovered = uncovered(window, byWorker);
    var lines =
        workforce.all().stream()
            .filter(Worker::active)
            .sorted(
                Comparator.comparing((Worker worker) -> worker.company().zh())
                    .thenComparing(Worker::fullName))
            .map(worker ->
                new LineView(
                    worker.named(),
                    patterned.contains(worker.id()),
                    byWorker.getOrDefault(worker.id(), List.of()).stream()
                        .map(shift -> ShiftView.of(shift, zone))
                        .toList(),
                    uncovered.getOrDefault(worker.id(), List.of())))
            .toList();
    return Reply.ok(new RosterView(days(from, until), lines));
  }

  private List<DayView> days(LocalDate from, LocalDate until) {
    Map<LocalDate, CalendarDay> known =
        calendar.between(from, until).stream()
            .collect(Collectors.toMap(CalendarDay::date, Function.identity()));
    return from.datesUntil(until)
        .map(date -> {
          var day = known.get(date);
          return day == null
              ? new DayView(date, null, null)
              : new DayView(date, day.kind(), day.name());
        })
        .toList();
  }

  private Map<UUID, List<RosterVisit>> uncovered(Window window, Map<UUID, List<Shift>> byWorker) {
    var everybody =
        workforce.all().stream().map(Worker::id).collect(Collectors.toUnmodifiableSet());
    var outside =
        shifts.ahead(everybody, window, clock.instant()).stream()
            .filter(visit ->
                byWorker.getOrDefault(visit.worker(), List.of()).stream()
                    .noneMatch(shift -> shift.during().contains(visit.during())))
            .map(Planned::visit)
            .collect(Collectors.toUnmodifiableSet());
    return found(outside).stream()
        .filter(visit -> visit.worker() != null)
        .collect(
            Collectors.groupingBy(
                Visit::worker,
                Collectors.mapping(visit -> RosterVisit.of(visit, zone), Collectors.toList())));
  }

  private List<Visit> found(Set<UUID> ids) {
    return visits.all(ids).stream().sorted(Comparator.comparing(Visit::start)).toList();
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
