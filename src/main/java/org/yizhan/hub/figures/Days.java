package org.yizhan.hub.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Some days of a zone, as a query asks for them, and what it finds put to its day. */
record Days(List<LocalDate> days, ZoneId zone) {
  static Days of(Collection<LocalDate> days, ZoneId zone) {
    return new Days(List.copyOf(days), zone);
  }

  /** When each begins. */
  OffsetDateTime[] begins() {
    return days.stream().map(this::begin).map(FactStore::time).toArray(OffsetDateTime[]::new);
  }

  /** When each is over. */
  OffsetDateTime[] ends() {
    return days.stream().map(this::end).map(FactStore::time).toArray(OffsetDateTime[]::new);
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  Instant end(LocalDate day) {
    return begin(day.plusDays(1));
  }

  /** Each by the day on which it is. */
  <T> Map<LocalDate, List<T>> sorted(Collection<T> all, Function<T, Instant> when) {
    var sorted = new HashMap<LocalDate, List<T>>();
    for (var one : all) {
      var day = LocalDate.ofInstant(when.apply(one), zone);
      sorted.computeIfAbsent(day, any -> new ArrayList<>()).add(one);
    }
    return sorted;
  }
}
