package org.yizhan.hub.figures;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is counted of a station's day. Counts of stations and of days can be added up, so every
 * figure of a district, the city, a month or a year is made from sums of these.
 */
public enum Count {
  /** Bookings made that day. */
  BOOKINGS,
  /** Bookings cancelled that day. */
  CANCELLED,
  /** Visits that are to begin that day and were not cancelled. */
  VISITS,
  /** Of these set out, at the door or at work. */
  UNDER_WAY,
  /** Of these finished. */
  FINISHED,
  /** Of these somebody came; and times of visits at which somebody should have come and did not. */
  DUE,
  /** Of these somebody came by {@link DayRules#GRACE} after the start. */
  ON_TIME,
  /**
   * Times of visits at which nobody had come when the no-show was raised, also where the visit was
   * cancelled or moved afterwards.
   */
  NO_SHOWS,
  /** Visits that a worker accepted. */
  ANSWERED,
  /** Seconds from when these came into being until they were first accepted. */
  ANSWER_SECONDS,
  /** Minutes of finished visits, from start to end as planned. */
  MINUTES,
  /** Finished visits to households that had one in the {@link DayRules#STEADY} before. */
  RETURNS,
  /** Of these done by a worker who was there the time before. */
  SAME_WORKER,
  /** Finished visits without an override and without a step reported unlicensed. */
  CERTIFIED,
  /** Requests that were refused because nobody was free. */
  UNMET,
  /** 1 on a day on which something was asked for. */
  ASKED_DAYS,
  /** 1 on such a day on which at most {@link DayRules#MISSED} of it was refused. */
  ABLE_DAYS,
  /** Alarms raised that day. */
  ALARMS;

  private final String column = name().toLowerCase(Locale.ROOT);

  /** Its column in the tables of days. */
  String column() {
    return column;
  }

  /** All columns, in order. */
  static String columns(String format) {
    return Stream.of(values())
        .map(c -> format.formatted(c.column()))
        .collect(Collectors.joining(", "));
  }
}
