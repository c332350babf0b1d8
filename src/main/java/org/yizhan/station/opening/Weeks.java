package org.yizhan.station.opening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yizhan.station.schedule.OpenDay;
import org.yizhan.station.schedule.OpeningHours;

/**
 * All that was published, over the hours of the configuration.
 *
 * @param published in the order in which it was
 */
record Weeks(OpenDay everyDay, List<OpeningWeek> published) implements OpeningHours {
  Weeks {
    published = List.copyOf(published);
  }

  @Override
  public Optional<OpenDay> on(LocalDate date) {
    var week = holding(date);
    return week.isPresent() ? week.get().on(date) : Optional.of(everyDay);
  }

  /** What holds on a day; nothing before the first day of whatever was published. */
  Optional<OpeningWeek> holding(LocalDate date) {
    return published.stream()
        .filter(week -> !week.from().isAfter(date))
        .max(Comparator.comparing(OpeningWeek::from).thenComparingInt(published::indexOf));
  }

  /** What will hold later, by its first day. */
  List<OpeningWeek> after(LocalDate date) {
    return published.stream()
        .filter(week -> week.from().isAfter(date))
        .filter(week -> holding(week.from()).filter(week::equals).isPresent())
        .sorted(Comparator.comparing(OpeningWeek::from))
        .toList();
  }

  /** With one more. */
  Weeks and(OpeningWeek week) {
    var more = new ArrayList<>(published);
    more.add(week);
    return new Weeks(everyDay, more);
  }
}
