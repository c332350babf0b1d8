package org.yizhan.hub.figures;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A number for each {@link Count}. */
public final class Counts {
  private final Map<Count, Long> numbers;

  private Counts(Map<Count, Long> numbers) {
    this.numbers = numbers;
  }

  /** Nothing happened. */
  public static Counts none() {
    return of(count -> 0);
  }

  /** What {@code read} gives for each. */
  static Counts of(java.util.function.ToLongFunction<Count> read) {
    var numbers = new EnumMap<Count, Long>(Count.class);
    for (var count : Count.values()) {
      numbers.put(count, read.applyAsLong(count));
    }
    return new Counts(numbers);
  }

  /** The number of one. */
  public long get(Count count) {
    return numbers.getOrDefault(count, 0L);
  }

  /** These with {@code more} of one. */
  public Counts with(Count count, long more) {
    return of(other -> get(other) + (other == count ? more : 0));
  }

  /** The sum. */
  public Counts plus(Counts other) {
    return of(count -> get(count) + other.get(count));
  }

  /** What these have more than {@code other}. */
  Counts minus(Counts other) {
    return of(count -> get(count) - other.get(count));
  }

  /** Those that are not zero, by column. */
  public Map<String, Long> asMap() {
    var map = new LinkedHashMap<String, Long>();
    for (var count : Count.values()) {
      if (get(count) != 0) {
        map.put(count.column(), get(count));
      }
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts counts && numbers.equals(counts.numbers);
  }

  @Override
  public int hashCode() {
    return numbers.hashCode();
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
