package org.yizhan.station.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.alarm.Alarms;
import org.yizhan.station.alarm.OpenAlarm;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.VisitTimes;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** {@code GET board}: a day as one picture. It only reads. */
public final class BoardRoutes {
  private final Parts parts;

  /** Whose facts the picture is made of; {@code times} bound and step it. */
  public record Parts(
      Schedule schedule,
      Workforce workforce,
      Visits visits,
      VisitView.Maker views,
      Catalog catalog,
      Alarms alarms,
      VisitTimes times,
      InstantSource clock,
      ZoneId zone) {}

  /** Pictures what {@code parts} know. */
  public BoardRoutes(Parts parts) {
    this.parts = parts;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getBoard", this::get);
  }

  private record BoardView(
      LocalDate date,
      OffsetDateTime now,
      OffsetDateTime opens,
      OffsetDateTime closes,
      int slotMinutes,
      List<LaneView> lanes,
      List<BoardVisitView> visits,
      List<OpenAlarm> alarms) {}

  private record LaneView(
      WorkerName worker, List<TimesView> shifts, List<TimesView> off, List<TimesView> held) {}

  private record TimesView(OffsetDateTime start, OffsetDateTime end) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record BoardVisitView(
      @JsonUnwrapped VisitView visit, String category, BoardRules.@Nullable Leg travel) {}

  private Reply get(Request request) {
    var date = request.date("date");
    var day = new Window(startOf(date), startOf(date.plusDays(1)));
    // A day without visits is drawn as any other.
    var open = parts.times().opening().on(date).orElseGet(parts.times().config()::everyDay);
    var timetables = parts.schedule().everybody(day);
    var visits = parts.visits().on(date);
    var ids = new HashSet<UUID>();
    visits.forEach(visit -> ids.add(visit.id()));
    return Reply.ok(
        new BoardView(
            date,
            local(parts.clock().instant()),
            date.atTime(open.opens()).atZone(parts.zone()).toOffsetDateTime(),
            date.atTime(open.closes()).atZone(parts.zone()).toOffsetDateTime(),
            parts.times().config().slotMinutes(),
            lanes(timetables, workersOf(visits), day),
            views(date, visits, timetables, day),
            parts.alarms().marks().stream().filter(alarm -> ids.contains(alarm.visit())).toList()));
  }

  private static Set<UUID> workersOf(List<Visit> visits) {
    var workers = new HashSet<UUID>();
    visits.stream().map(Visit::worker).filter(Objects::nonNull).forEach(workers::add);
    return workers;
  }

  /** Everybody who takes visits, and whoever has one that day though they take none any more. */
  private List<LaneView> lanes(Map<UUID, Timetable> timetables, Set<UUID> busy, Window day) {
    return parts.workforce().all().stream()
        .filter(worker -> worker.active() || busy.contains(worker.id()))
        .sorted(
            Comparator.comparing((Worker worker) -> worker.company().zh())
                .thenComparing(Worker::fullName))
        .map(worker -> lane(worker, timetables.get(worker.id()), day))
        .toList();
  }

  private LaneView lane(Worker worker, @Nullable Timetable known, Window day) {
    return known == null
        ? new LaneView(worker.named(), List.of(), List.of(), List.of())
        : new LaneView(
            worker.named(),
            times(BoardRules.within(known.shifts(), day)),
            times(BoardRules.within(known.absences(), day)),
            times(BoardRules.held(known, day)));
  }

  private List<BoardVisitView> views(
      LocalDate date, List<Visit> visits, Map<UUID, Timetable> timetables, Window day) {
    var legs = new HashMap<UUID, BoardRules.Leg>();
    timetables.values().forEach(one -> legs.putAll(BoardRules.legs(one, day)));
    var categories = new HashMap<UUID, String>();
    visits.forEach(
        visit -> categories.put(visit.id(), parts.catalog().service(visit.service()).category()));
    return parts.views().expected(date, visits).stream()
        .map(view ->
            new BoardVisitView(
                view, Objects.requireNonNull(categories.get(view.id())), legs.get(view.id())))
        .toList();
  }

  private List<TimesView> times(List<Window> windows) {
    return windows.stream()
        .map(window -> new TimesView(local(window.start()), local(window.end())))
        .toList();
  }

  private Instant startOf(LocalDate date) {
    return date.atStartOfDay(parts.zone()).toInstant();
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(parts.zone()).toOffsetDateTime();
  }
}
