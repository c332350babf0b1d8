package org.yizhan.hub.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.yizhan.hub.indicator.Headcounts;
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
  private final AlarmStore alarms = new AlarmStore();
  private final Headcounts headcounts = new Headcounts();
  private final NotCountedStore notCounted = new NotCountedStore();
  private final DayStore days = new DayStore();
  private final ProgressStore progress;

  Counting(EventLog log, ZoneId zone, ProgressStore progress) {
    this.log = log;
    this.zone = zone;
    this.progress = progress;
  }

  /** Counts on; whether there may be more afterwards. */
  boolean advance(Tx tx, UUID station, ProgressStore.Standing standing, Instant now) {
    var line = standing.line();
    if (line.isEmpty()) {
      return false; // Nobody who was ever heard.
    }
    var at = standing.at();
    var place = at == null ? -1 : place(line, at);
    var dirty = new TreeSet<LocalDate>();
    if (at == null || place < 0) {
      facts.forget(tx, station);
      misses.forget(tx, station);
      alarms.forget(tx, station);
      headcounts.forget(tx, station);
      notCounted.forget(tx, station);
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
    var lacking = new ArrayList<NotCounted>();
    var said = events.stream().flatMap(event -> read(event, lacking).stream()).toList();
    notCounted.add(tx, station, lacking);
    var ids = Fold.visitsIn(said);
    var known = facts.visits(tx, station, ids);
    var missed = misses.of(tx, station, ids);
    var before = known.get();
    var fold = new Fold(before, missed.get());
    said.forEach(fold::take);
    facts.save(tx, station, fold.visits(), fold.moments());
    alarms.follow(tx, station, fold.moments());
    fold.headcount().ifPresent(counted -> headcounts.save(tx, station, counted));
    misses.save(tx, station, fold.misses());
    return touched(tx, station, before.values(), fold);
  }

  /** What counts of the event; adds it to {@code lacking} when it should and does not. */
  private static List<Fact> read(ReceivedEvent event, List<NotCounted> lacking) {
    try {
      var said = Said.of(event);
      var facts = FactRules.read(said);
      FactRules.lack(said, facts).ifPresent(why -> lacking.add(NotCounted.of(event, why)));
      return facts;
    } catch (IllegalArgumentException e) { // One event is not to keep a station from its figures.
      lacking.add(NotCounted.of(event, NotCounted.Reason.UNREADABLE));
      return List.of();
    }
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

  /** All is asked for in one flush, whatever the number of days. */
  private void recount(Tx tx, UUID station, Set<LocalDate> dirty, Instant now) {
    if (dirty.isEmpty()) {
      return;
    }
    var asked = Days.of(dirty, zone);
    var visits = facts.visits(tx, station, asked);
    var moments = facts.moments(tx, station, asked);
    var missed = misses.standing(tx, station, asked);
    var before = facts.before(tx, station, asked);
    var kept = days.days(tx, station, dirty);
    var visitsOf = asked.sorted(visits.get(), visit -> Objects.requireNonNull(visit.start()));
    var momentsOf = asked.sorted(moments.get(), Fact.Moment::at);
    var missedOf = asked.sorted(missed.get(), Missed::start);
    var companions = before.get();
    var changes = new ArrayList<DayStore.Change>();
    for (var day : dirty) {
      var counts =
          DayRules.count(
              new DayRules.Day(
                  visitsOf.getOrDefault(day, List.of()),
                  momentsOf.getOrDefault(day, List.of()),
                  missedOf.getOrDefault(day, List.of()),
                  companions));
      var known = kept.getOrDefault(day, DayStore.Kept.NOTHING);
      if (!counts.equals(known.counts())) {
        var over = now.isAfter(asked.end(day).plus(SETTLE));
        var after =
            over
                ? new DayStore.Kept(counts, known.revision() + 1, now)
                : new DayStore.Kept(counts, known.revision(), known.revisedAt());
        changes.add(new DayStore.Change(day, known, after));
      }
    }
    days.save(tx, station, changes, now);
  }

  private LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
