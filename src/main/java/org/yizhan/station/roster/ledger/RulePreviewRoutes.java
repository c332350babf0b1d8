package org.yizhan.station.roster.ledger;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.roster.RosterVisit;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** {@code POST work-rules/preview}: whose visits ahead a rule would stand against, once edited. */
public final class RulePreviewRoutes {
  /** A week's rules look at all of the week and at the night before it. */
  private static final int DAYS_BEFORE = 8;

  private final Db db;
  private final WorkHours hours;
  private final Workforce workforce;
  private final Visits visits;
  private final InstantSource clock;
  private final ZoneId zone;
  private final HoursStore store = new HoursStore();

  /** Judges by {@code hours}. */
  public RulePreviewRoutes(
      Db db,
      WorkHours hours,
      Workforce workforce,
      Visits visits,
      InstantSource clock,
      ZoneId zone) {
    this.db = db;
    this.hours = hours;
    this.workforce = workforce;
    this.visits = visits;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("previewWorkRule", this::preview);
  }

  private record EffectView(
      LocalDate date,
      List<WorkerEffect> workers,
      int mended,
      int overtimeMinutesBefore,
      int overtimeMinutesAfter) {}

  private record WorkerEffect(WorkerName worker, List<RosterVisit> visits) {}

  private Reply preview(Request request) {
    var edit = request.body(WorkHours.Edit.class);
    var now = clock.instant();
    var before = hours.rules();
    var after = hours.rulesWith(edit, now);
    var since = edit.from().minusDays(DAYS_BEFORE).atStartOfDay(zone).toInstant();
    Map<UUID, List<Stint>> stints =
        store.stints(db, since, now).stream().collect(Collectors.groupingBy(Stint::worker));
    var lines = new ArrayList<WorkerEffect>();
    var mended = 0;
    var overtimeBefore = 0;
    var overtimeAfter = 0;
    for (var worker : inOrder()) {
      var own = stints.getOrDefault(worker.id(), List.of());
      var effect = RuleEffectRules.effect(own, before, after, edit.code(), edit.from());
      mended += effect.mended().size();
      overtimeBefore += effect.overtimeBefore();
      overtimeAfter += effect.overtimeAfter();
      if (!effect.broken().isEmpty()) {
        lines.add(new WorkerEffect(worker.named(), shown(effect.broken())));
      }
    }
    return Reply.ok(new EffectView(edit.from(), lines, mended, overtimeBefore, overtimeAfter));
  }

  private List<Worker> inOrder() {
    Comparator<Worker> order = Comparator.comparing(worker -> worker.company().zh());
    return workforce.all().stream().sorted(order.thenComparing(Worker::fullName)).toList();
  }

  private List<RosterVisit> shown(List<UUID> ids) {
    Map<UUID, Visit> found =
        visits.all(ids).stream().collect(Collectors.toMap(Visit::id, Function.identity()));
    return ids.stream()
        .flatMap(id -> Stream.ofNullable(found.get(id)))
        .map(visit -> RosterVisit.of(visit, zone))
        .toList();
  }
}
