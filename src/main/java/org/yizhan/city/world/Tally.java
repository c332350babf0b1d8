package org.yizhan.city.world;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is true of a day, added up; days and stations can be added too. */
public final class Tally {
  /** What is added up. */
  enum Of {
    BOOKINGS,
    CANCELLED,
    VISITS,
    FINISHED,
    MINUTES,
    AWAITED,
    PUNCTUAL,
    NO_SHOWS,
    ANSWERS,
    ANSWER_SECONDS,
    RETURNS,
    SAME_WORKER,
    CERTIFIED,
    REFUSED,
    ALARMS,
    ASKED_DAYS,
    ABLE_DAYS
  }

  private final Map<Of, Long> sums = new EnumMap<>(Of.class);

  void add(Of what, long more) {
    sums.merge(what, more, Long::sum);
  }

  /** The sum of both. */
  public Tally plus(Tally other) {
    var sum = new Tally();
    sums.forEach(sum::add);
    other.sums.forEach(sum::add);
    return sum;
  }

  private long get(Of what) {
    return sums.getOrDefault(what, 0L);
  }

  /** A station could serve a day's requests when it refused at most one in twenty. */
  void judge() {
    var asked = get(Of.BOOKINGS) + get(Of.REFUSED);
    if (asked > 0) {
      add(Of.ASKED_DAYS, 1);
      add(Of.ABLE_DAYS, get(Of.REFUSED) * 20 <= asked ? 1 : 0);
    }
  }

  /** By the names and definitions of {@code src/docs/figures.md}; absent where there is none. */
  public Map<String, @Nullable Double> figures() {
    var figures = new LinkedHashMap<String, @Nullable Double>();
    figures.put("bookings", (double) get(Of.BOOKINGS));
    figures.put("visits", (double) get(Of.VISITS));
    figures.put("finished", (double) get(Of.FINISHED));
    figures.put("hours", get(Of.MINUTES) / 60.0);
    figures.put("on-time", share(Of.PUNCTUAL, Of.AWAITED, 1));
    figures.put("no-shows", (double) get(Of.NO_SHOWS));
    figures.put("cancelled", (double) get(Of.CANCELLED));
    figures.put("response", share(Of.ANSWER_SECONDS, Of.ANSWERS, 60));
    figures.put("same-worker", share(Of.SAME_WORKER, Of.RETURNS, 1));
    figures.put("certified", share(Of.CERTIFIED, Of.FINISHED, 1));
    figures.put("unmet", (double) get(Of.REFUSED));
    figures.put("coverage", share(Of.ABLE_DAYS, Of.ASKED_DAYS, 1));
    figures.put("alarms", (double) get(Of.ALARMS));
    return figures;
  }

  private @Nullable Double share(Of part, Of whole, double unit) {
    return get(whole) == 0 ? null : get(part) / unit / get(whole);
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
