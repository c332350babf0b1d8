package org.yizhan.hub.indicator;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a station says in numbers; those of several stations can be added up. */
enum Part {
  /** With active workers. */
  COMPANIES(null, "companies"),
  /** Of these those of which more than half is staff. */
  STAFF_BASED(COMPANIES, "staffBased"),
  /** Active ones. */
  WORKERS(null, "workers"),
  /** Of these with a labour contract and social insurance. */
  STAFF(WORKERS, "staff"),
  /** Of these with a diploma in domestic service. */
  EDUCATED(WORKERS, "educated"),
  /** Of these with valid training before the job. */
  TRAINED(WORKERS, "trained"),
  /** Of these trained or trained again in the last 24 months. */
  REFRESHED(WORKERS, "refreshed"),
  /** Of these trained or trained again in the last 12 months. */
  TRAINED_IN_YEAR(WORKERS, "trainedInYear"),
  /** Of these with a valid health examination. */
  EXAMINED(WORKERS, "examined");

  private final @Nullable Part whole;
  private final String member;
  private final String column = name().toLowerCase(Locale.ROOT);

  Part(@Nullable Part whole, String member) {
    this.whole = whole;
    this.member = member;
  }

  /** What it is a part of; absent for what stands for itself. */
  @Nullable Part whole() {
    return whole;
  }

  /** Its name in the event. */
  String member() {
    return member;
  }

  /** Its column. */
  String column() {
    return column;
  }

  /** All columns, in order. */
  static String columns(String format) {
    return Stream.of(values())
        .map(part -> format.formatted(part.column()))
        .collect(Collectors.joining(", "));
  }
}
