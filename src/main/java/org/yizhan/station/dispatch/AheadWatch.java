package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.AheadRules;
import org.yizhan.station.schedule.AheadRules.Outcome;
import org.yizhan.station.schedule.Occupied;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;

/**
 * Looks at the visits ahead: whoever may not go to one any more is taken off it, so that staff give
 * it to somebody else in time; and what a manager may let stand is written down to be decided on
 * (S04, S09). Both raise an alarm. Runs by the hour and after every change of a rule or credential.
 */
public final class AheadWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AheadWatch.class);

  private final Db db;
  private final Visits visits;
  private final Schedule schedule;
  private final Licences licences;
  private final Candidates candidates;
  private final TakeOff takeOff;
  private final InstantSource clock;
  private final DispatchStore store = new DispatchStore();
  private final FindingStore findings = new FindingStore();

  /** Watches the visits of {@code db}; judges by {@code candidates}' needs of each. */
  public AheadWatch(
      Db db,
      Visits visits,
      Schedule schedule,
      Licences licences,
      Candidates candidates,
      TakeOff takeOff,
      InstantSource clock) {
    this.db = db;
    this.visits = visits;
    this.schedule = schedule;
    this.licences = licences;
    this.candidates = candidates;
    this.takeOff = takeOff;
    this.clock = clock;
  }

  /** Looks at everybody; a failure is logged, because the next hour tries again. */
  public void soon() {
    soon(worker -> true);
  }

  /** Looks at those workers at once. */
  public void soon(Set<UUID> workers) {
    soon(workers::contains);
  }

  private void soon(Predicate<UUID> concerned) {
    try {
      var now = clock.instant();
      var taken =
          suspects(concerned, now).stream()
              .flatMap(worker -> settle(worker, now).stream())
              .toList();
      if (!taken.isEmpty()) {
        LOG.atInfo()
            .addKeyValue("visits", taken.size())
            .log("Visits need another worker: who was to go may not go any more");
      }
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Visits ahead were not all judged");
    }
  }

  /** Workers about whose visits more, or less, is found than is written down; read unlocked. */
  private List<UUID> suspects(Predicate<UUID> concerned, Instant now) {
    licences.reload();
    var ahead =
        visits.all(store.openAhead(db, now)).stream()
            .filter(visit -> visit.worker() != null && concerned.test(visit.worker()))
            .toList();
    return db.inTransaction(tx ->
        news(tx, ahead).keySet().stream()
            .flatMap(v -> Stream.ofNullable(v.worker()))
            .distinct()
            .toList());
  }

  private List<Visit> settle(UUID worker, Instant now) {
    return db.inTransaction(tx -> {
      schedule.lock(tx, Set.of(worker));
      var ids = store.openAhead(tx, worker, now);
      visits.lock(tx, ids);
      var own =
          visits.all(tx, ids).stream()
              .filter(visit -> visit.state().open() && worker.equals(visit.worker()))
              .toList();
      var taken = new ArrayList<Visit>();
      news(tx, own)
          .forEach((visit, outcome) -> {
            switch (outcome) {
              case Outcome.Stays() -> findings.delete(tx, visit.id());
              case Outcome.Asks(var why) -> findings.save(tx, Finding.of(visit, why));
              case Outcome.Goes(var why) -> {
                var reason = new TakeOff.Why(told(why), Finding.words(why));
                taken.add(takeOff.one(tx, visit, worker, reason, now, "station"));
              }
            }
          });
      return taken;
    });
  }

  /** What becomes of those of the visits ahead of which it is not written down yet. */
  private Map<Visit, Outcome> news(Tx tx, List<Visit> ahead) {
    if (ahead.isEmpty()) {
      return Map.of();
    }
    var byWorker =
        ahead.stream()
            .sorted(Comparator.comparing(Visit::start))
            .collect(Collectors.groupingBy(visit -> Objects.requireNonNull(visit.worker())));
    var timetables = schedule.timetables(tx, byWorker.keySet(), around(ahead));
    var decided = decided(tx, ahead, timetables.values());
    var known = findings.of(tx, ahead.stream().map(Visit::id).toList());
    var news = new LinkedHashMap<Visit, Outcome>();
    byWorker.forEach((worker, own) -> {
      var timetable = Objects.requireNonNull(timetables.get(worker));
      var wishes = own.stream().map(v -> new AheadRules.Ahead(v.id(), candidates.wish(v))).toList();
      var outcomes = AheadRules.judge(timetable, wishes, decided);
      for (var visit : own) {
        var outcome = Objects.requireNonNull(outcomes.get(visit.id()));
        if (isNews(outcome, visit, Optional.ofNullable(known.get(visit.id())))) {
          news.put(visit, outcome);
        }
      }
    });
    return news;
  }

  private static boolean isNews(Outcome outcome, Visit visit, Optional<Finding> known) {
    return switch (outcome) {
      case Outcome.Stays() -> known.isPresent();
      case Outcome.Asks(var why) -> !known.equals(Optional.of(Finding.of(visit, why)));
      case Outcome.Goes _ -> true;
    };
  }

  private Window around(List<Visit> ahead) {
    var times = ahead.stream().map(visit -> candidates.wish(visit).during()).toList();
    return new Window(
        times.stream().map(Window::start).min(Comparator.naturalOrder()).orElseThrow(),
        times.stream().map(Window::end).max(Comparator.naturalOrder()).orElseThrow());
  }

  /** By visit: what a manager decided against when it was given to whoever has it. */
  private Map<UUID, Set<String>> decided(
      Tx tx, List<Visit> ahead, Collection<Timetable> timetables) {
    var numbers = ahead.stream().collect(Collectors.toMap(Visit::id, Visit::assignment));
    var ids =
        timetables.stream()
            .flatMap(timetable -> timetable.occupied().stream())
            .map(Occupied::visit)
            .filter(Objects::nonNull)
            .toList();
    var decided = new HashMap<UUID, Set<String>>();
    licences
        .sendForOverrides(tx, ids)
        .await()
        .forEach((assignment, rules) -> {
          var number = numbers.getOrDefault(assignment.visit(), assignment.number());
          if (number == assignment.number()) {
            decided.merge(assignment.visit(), rules, AheadWatch::both);
          }
        });
    return decided;
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** What the event says: codes only. */
  private static Map<String, Object> told(List<Reason> why) {
    var rules =
        why.stream().flatMap(reason -> Stream.ofNullable(reason.rule())).distinct().sorted();
    var told = new TreeMap<String, Object>();
    told.put("rules", rules.toList());
    told.put("why", why.stream().map(Reason::code).distinct().sorted().toList());
    return told;
  }
}
