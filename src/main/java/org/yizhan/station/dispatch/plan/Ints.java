package org.yizhan.station.dispatch.plan;

import java.util.List;
import java.util.function.ToIntFunction;

/** Small helpers for int arrays. */
final class Ints {
  private Ints() {}

  static <T> int[] of(List<T> items, ToIntFunction<T> field) {
    return items.stream().mapToInt(field).toArray();
  }

  /** Sorts {@code items[0..count)} by ascending key; ties keep their order. */
  static void sortByKey(int[] items, int count, long[] keys) {
    // Key and index in one long: one primitive sort, no comparator objects in the search's loop.
    for (int i = 0; i < count; i++) {
      keys[i] = keys[i] << INDEX_BITS | i;
    }
    java.util.Arrays.sort(keys, 0, count);
    int[] before = java.util.Arrays.copyOf(items, count);
    for (int i = 0; i < count; i++) {
      items[i] = before[(int) (keys[i] & (1 << INDEX_BITS) - 1)];
    }
  }

  private static final int INDEX_BITS = 20;
}
