package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * Which visits go well right after one another: little travel, little waiting and no lateness,
 * weighted as in T. Vidal, T. G. Crainic, M. Gendreau, C. Prins: A hybrid genetic algorithm with
 * adaptive diversity management for a large class of vehicle routing problems with time-windows.
 * Computers and Operations Research 40(1), 2013.
 */
final class NearVisits {
  private static final int MOST = 30;
  private static final double WAITING = 0.2;

  private NearVisits() {}

  /** For each visit the nearest others, nearest first. */
  static int[][] of(Problem p, Visits visits) {
    int count = visits.count();
    int[][] near = new int[count][];
    int[] others = new int[count];
    long[] keys = new long[count];
    for (int visit = 0; visit < count; visit++) {
      int here = visits.first[visit];
      for (int other = 0; other < count; other++) {
        int there = visits.first[other];
        others[other] = other;
        keys[other] =
            other == visit
                ? -1
                : Math.min(inconvenience(p, here, there), inconvenience(p, there, here));
      }
      Ints.sortByKey(others, count, keys);
      near[visit] = Arrays.copyOfRange(others, 1, Math.min(count, MOST + 1));
    }
    return near;
  }

  private static long inconvenience(Problem p, int before, int after) {
    long travel = p.travel(p.place[before], p.place[after]);
    long soonest = p.earliest[before] + p.duration[before] + travel;
    long latest = p.latest[before] + p.duration[before] + travel;
    long waiting = Math.max(0, p.earliest[after] - latest);
    long lateness = Math.max(0, soonest - p.latest[after]);
    return travel + (long) (WAITING * waiting) + lateness;
  }
}
