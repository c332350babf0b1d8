package org.yizhan.hub.figures;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** A number for each {@link Count}. */
@SuppressWarnings("EnumOrdinal") // The array is made of the values here and never leaves.
public final class Counts {
  private final long[] numbers;

  private Counts(long[] numbers) {
    this.numbers = numbers;
  }

  /** Nothing happened. */
  public static Counts none() {
    return new Counts(new long[Count.values().length]);
  }

  /** What {@code read} gives for the place of each in their order, from 0. */
  static Counts inOrder(IntToLongFunction read) {
    return new Counts(IntStream.range(0, Count.values().length).mapToLong(read).toArray());
  }

  /** The number of one. */
  public long get(Count count) {
    return numbers[count.ordinal()];
  }

  /** These with {@code more} of one. */
  public Counts with(Count count, long more) {
    var sum = numbers.clone();
    sum[count.ordinal()] += more;
    return new Counts(sum);
  }

  /** The sum. */
  public Counts plus(Counts other) {
    var sum = numbers.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.numbers[i];
    }
    return new Counts(sum);
  }

  /** What these have more than {@code other}. */
  Counts minus(Counts other) {
    return inOrder(i -> numbers[i] - other.numbers[i]);
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
    return other instanceof Counts counts && Arrays.equals(numbers, counts.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
