package org.yizhan.hub.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.yizhan.hub.log.EventLog;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.db.Tx;

/** Takes the next events of a station into its figures, with the place up to which they count. */
final class Counting {
  private static final int BATCH = 2_000;

  /** A day may still settle this long after its end without being called revised. */
  private static final Duration SETTLE = Duration.ofMinutes(10);

  private final EventLog log;
  private final ZoneId zone;
  private final FactStore facts = new FactStore();
  private final MissStore misses = new MissStore();
  private final DayStore days = new DayStore();
  private final ProgressStore progress;

  Counting(EventLog log, ZoneId zone, ProgressStore progress) {
    this.log = log;
    this.zone = zone;
    this.progress = progress;
  }

  /** Counts on; whether there may be more afterwards. */
  boolean advance(Tx tx, UUID station, Instant now) {
    var line = progress.line(tx, station);
    if (line.isEmpty()) {
      return false; // Nobody who was ever heard.
    }
    var at = progress.at(tx, station).orElse(null);
    var place = at == null ? -1 : place(line, at);
    var dirty = new TreeSet<LocalDate>();
    if (at == null || place < 0) {
      facts.forget(tx, station);
      misses.forget(tx, station);
      dirty.addAll(days.allDays(tx, station));
      at = new ProgressStore.At(line.getFirst().epoch(), 0);
      place = 0;
    }
    var rebuilt = !dirty.isEmpty();
    var more = false;
    for (var leg : line.subList(place, line.size())) {
      var after = leg.epoch().equals(at.epoch()) ? at.seq() : 0;
      at = new ProgressStore.At(leg.epoch(), after);
      List<ReceivedEvent> events;
      do {
        events = log.read(tx, station, leg.epoch(), at.seq(), leg.until(), BATCH);
        if (!events.isEmpty()) {
          dirty.addAll(fold(tx, station, events));
          at = new ProgressStore.At(leg.epoch(), events.getLast().seq());
        }
      } while (rebuilt && events.size() == BATCH);
      more = events.size() == BATCH;
      if (more) {
        break;
      }
    }
    progress.save(tx, station, at);
    recount(tx, station, dirty, now);
    return more;
  }

  /** Which leg the counting stands in; -1 when what was counted does not lead to the present. */
  private static int place(List<ProgressStore.Leg> line, ProgressStore.At at) {
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i).epoch().equals(at.epoch())) {
        return at.seq() <= line.get(i).until() ? i : -1;
      }
    }
    return -1;
  }

  /** Takes the events into the facts; the days that they touch. */
  private Set<LocalDate> fold(Tx tx, UUID station, List<ReceivedEvent> events) {
    var said = events.stream().flatMap(e -> FactRules.read(Said.of(e)).stream()).toList();
    var ids = Fold.visitsIn(said);
    var before = facts.visits(tx, station, ids);
    var fold = new Fold(before, misses.of(tx, station, ids));
    said.forEach(fold::take);
    facts.save(tx, station, fold.visits(), fold.moments());
    misses.save(tx, station, fold.misses());
    return touched(tx, station, before.values(), fold);
  }

  private Set<LocalDate> touched(Tx tx, UUID station, Collection<VisitFact> before, Fold fold) {
    var all = new ArrayList<>(fold.visits());
    all.addAll(before);
    var touched = new HashSet<LocalDate>();
    fold.moments().forEach(moment -> touched.add(dayOf(moment.at())));
    fold.misses().forEach(missed -> touched.add(dayOf(missed.start())));
    all.stream()
        .flatMap(visit -> Stream.ofNullable(visit.start()))
        .forEach(start -> touched.add(dayOf(start)));
    // The next visit of a household looks back at this one.
    var finished = all.stream().filter(visit -> visit.is("finished")).toList();
    facts.next(tx, station, finished).forEach(start -> touched.add(dayOf(start)));
    return touched;
  }

  private void recount(Tx tx, UUID station, Set<LocalDate> dirty, Instant now) {
    var kept = days.days(tx, station, dirty);
    var changes = new ArrayList<DayStore.Change>();
    for (var day : dirty) {
      var from = day.atStartOfDay(zone).toInstant();
      var to = day.plusDays(1).atStartOfDay(zone).toInstant();
      var counts =
          DayRules.count(
              new DayRules.Day(
                  facts.visits(tx, station, from, to),
                  facts.moments(tx, station, from, to),
                  misses.standing(tx, station, from, to),
                  facts.before(tx, station, from, to)));
      var before = kept.getOrDefault(day, DayStore.Kept.NOTHING);
      if (!counts.equals(before.counts())) {
        var over = now.isAfter(to.plus(SETTLE));
        var after =
            over
                ? new DayStore.Kept(counts, before.revision() + 1, now)
                : new DayStore.Kept(counts, before.revision(), before.revisedAt());
        changes.add(new DayStore.Change(day, before, after));
      }
    }
    days.save(tx, station, changes, now);
  }

  private LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
