package org.yizhan.city.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.yizhan.city.world.Tally.Of;

/**
 * What is true of a station's days, by the definitions of {@code src/docs/figures.md}, counted from
 * what happened and not from what was told.
 *
 * @param days those on which anything is to be counted
 * @param staffed who works for the companies in the end
 */
public record Truth(Map<LocalDate, Tally> days, Staffed staffed) {
  private static final Duration GRACE = Duration.ofMinutes(10);
  private static final Duration REMEMBERED = Duration.ofDays(180);

  public Truth {
    days = Map.copyOf(days);
  }

  /** Of no station. */
  public static Truth none() {
    return new Truth(Map.of(), Staffed.NONE);
  }

  /** That of both together. */
  public Truth plus(Truth other) {
    var sum = new HashMap<>(days);
    other.days.forEach((day, tally) -> sum.merge(day, tally, Tally::plus));
    return new Truth(sum, staffed.plus(other.staffed));
  }

  static Truth of(Diary diary, Staffed staffed, ZoneId zone) {
    var days = new Days(new TreeMap<>(), zone);
    diary
        .bookings()
        .forEach(booking -> {
          days.of(booking.made()).add(Of.BOOKINGS, 1);
          var cancelled = booking.cancelled();
          if (cancelled != null) {
            days.of(cancelled).add(Of.CANCELLED, 1);
          }
        });
    diary.refusals().forEach(at -> days.of(at).add(Of.REFUSED, 1));
    diary.alarms().forEach(alarm -> days.of(alarm.raised()).add(Of.ALARMS, 1));
    var visits = diary.visits().stream().filter(story -> !story.cancelled()).toList();
    visits.forEach(story -> count(story, days.of(story.visit().start())));
    diary.visits().forEach(story -> countMissed(story, days));
    countSteady(visits, days);
    days.tallies().values().forEach(Tally::judge);
    return new Truth(days.tallies(), staffed);
  }

  private record Days(Map<LocalDate, Tally> tallies, ZoneId zone) {
    Tally of(Instant at) {
      return tallies.computeIfAbsent(LocalDate.ofInstant(at, zone), day -> new Tally());
    }
  }

  private static void count(VisitStory story, Tally day) {
    var visit = story.visit();
    day.add(Of.VISITS, 1);
    if (story.finished()) {
      day.add(Of.FINISHED, 1);
      day.add(Of.MINUTES, Duration.between(visit.start(), visit.end()).toMinutes());
      day.add(Of.CERTIFIED, story.certified() ? 1 : 0);
    }
    var came = story.came();
    if (came != null) {
      day.add(Of.AWAITED, 1);
      day.add(Of.PUNCTUAL, came.isAfter(visit.start().plus(GRACE)) ? 0 : 1);
    }
    var accepted = story.accepted();
    if (accepted != null) {
      day.add(Of.ANSWERS, 1);
      day.add(Of.ANSWER_SECONDS, Duration.between(story.made(), accepted).toSeconds());
    }
  }

  /** Nobody came at that time, whatever became of the visit afterwards. */
  private static void countMissed(VisitStory story, Days days) {
    for (var start : story.noShows()) {
      var kept = story.wasKept() && start.equals(story.visit().start());
      days.of(start).add(Of.NO_SHOWS, 1);
      days.of(start).add(Of.AWAITED, kept ? 0 : 1);
    }
  }

  /** Who was with a household the time before; two who came together were both. */
  private static void countSteady(List<VisitStory> visits, Days days) {
    var homes = new HashMap<UUID, TreeMap<Instant, Set<UUID>>>();
    var finished =
        visits.stream()
            .filter(VisitStory::finished)
            .sorted(Comparator.comparing(story -> story.visit().start()))
            .toList();
    for (var story : finished) {
      var visit = story.visit();
      var past = homes.computeIfAbsent(visit.household(), home -> new TreeMap<>());
      var worker = java.util.Objects.requireNonNull(visit.worker());
      var before = past.lowerEntry(visit.start());
      if (before != null && !before.getKey().isBefore(visit.start().minus(REMEMBERED))) {
        var day = days.of(visit.start());
        day.add(Of.RETURNS, 1);
        day.add(Of.SAME_WORKER, before.getValue().contains(worker) ? 1 : 0);
      }
      past.computeIfAbsent(visit.start(), start -> new HashSet<>()).add(worker);
    }
  }
}
