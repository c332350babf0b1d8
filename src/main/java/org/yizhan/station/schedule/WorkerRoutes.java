package org.yizhan.station.schedule;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/** {@code GET workers}: it stands here because it shows shifts. */
public final class WorkerRoutes {
  private final Workforce workforce;
  private final Schedule schedule;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code workforce}. */
  public WorkerRoutes(Workforce workforce, Schedule schedule, InstantSource clock, ZoneId zone) {
    this.workforce = workforce;
    this.schedule = schedule;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listWorkers", this::list);
  }

  private record WorkerView(
      UUID id,
      String name,
      Text company,
      String gender,
      int stars,
      boolean active,
      List<String> skills,
      List<ShiftView> shifts) {}

  private record ShiftView(OffsetDateTime start, OffsetDateTime end) {}

  private Reply list(Request request) {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var day =
        new Window(
            today.atStartOfDay(zone).toInstant(), today.plusDays(1).atStartOfDay(zone).toInstant());
    var shifts =
        schedule.everybody(day).values().stream()
            .collect(Collectors.toMap(Timetable::worker, Timetable::shifts));
    var workers =
        workforce.all().stream()
            .sorted(
                Comparator.comparing((Worker w) -> w.company().zh())
                    .thenComparing(Worker::fullName))
            .map(worker -> view(worker, shifts.getOrDefault(worker.id(), List.of())))
            .toList();
    return Reply.ok(Map.of("workers", workers));
  }

  private WorkerView view(Worker worker, List<Window> shifts) {
    return new WorkerView(
        worker.id(),
        worker.fullName(),
        worker.company(),
        worker.gender(),
        worker.stars(),
        worker.active(),
        worker.skills().stream().sorted().toList(),
        shifts.stream()
            .map(shift ->
                new ShiftView(
                    shift.start().atZone(zone).toOffsetDateTime(),
                    shift.end().atZone(zone).toOffsetDateTime()))
            .toList());
  }
}
