package org.yizhan.hub.indicator;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Companies and workers in numbers.
 *
 * @param at since when; of several stations the newest
 */
public record Headcount(Instant at, Map<Part, Long> parts) {
  /** No station has so many; more is a mistake that must not spoil the city's sums. */
  private static final long MOST = 1_000_000;

  public Headcount {
    parts = Collections.unmodifiableMap(new EnumMap<>(parts));
  }

  /**
   * What the event {@code org.yizhan.workforce.counted.v1} says; nothing when a number is missing,
   * is none, or is more than what it is a part of.
   */
  public static Optional<Headcount> read(Instant at, Map<String, Object> data) {
    var parts = new EnumMap<Part, Long>(Part.class);
    for (var part : Part.values()) {
      var number = data.get(part.member()) instanceof Integer said ? said.longValue() : -1;
      var whole = part.whole();
      if (number < 0 || number > (whole == null ? MOST : parts.getOrDefault(whole, 0L))) {
        return Optional.empty();
      }
      parts.put(part, number);
    }
    return Optional.of(new Headcount(at, parts));
  }

  /** Those of both together. */
  Headcount plus(Headcount other) {
    var sum = new EnumMap<>(parts);
    other.parts.forEach((part, number) -> sum.merge(part, number, Long::sum));
    return new Headcount(at.isAfter(other.at) ? at : other.at, sum);
  }

  long get(Part part) {
    return parts.getOrDefault(part, 0L);
  }
}
