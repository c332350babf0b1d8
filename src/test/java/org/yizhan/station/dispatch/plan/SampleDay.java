package org.yizhan.station.dispatch.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * An invented day in a town of 20 by 20 km, in minutes: visits from half past 8 to half past 19
 * around a few neighbourhoods, workers who live there, ride at 18 km/h and have some of five
 * skills. The same seed gives the same day.
 */
final class SampleDay {
  static final int UNASSIGNED = 10_000;

  private static final int TOWN = 20_000;
  private static final int METRES_PER_MINUTE = 300;
  private static final double DETOUR = 1.3;
  private static final int[] DURATIONS = {30, 45, 60, 60, 60, 90, 90, 120};
  private static final int[] WINDOWS = {0, 15, 15, 60, 180};

  private final int visits;
  private final int workers;
  private final long seed;
  private double crewShare;
  private boolean preferences;

  SampleDay(int visits, int workers, long seed) {
    this.visits = visits;
    this.workers = workers;
    this.seed = seed;
  }

  /** Part of the visits, from 0 to 1, that need two workers. */
  SampleDay crews(double share) {
    crewShare = share;
    return this;
  }

  /** With soft costs and workers already announced. */
  SampleDay preferences() {
    preferences = true;
    return this;
  }

  /** The day as a builder, in which the given workers are sick. */
  ProblemBuilder builder(Set<Integer> sick) {
    SplittableRandom random = new SplittableRandom(seed);
    ProblemBuilder day = new ProblemBuilder(travel(random));
    List<BitSet> able = new ArrayList<>();
    for (int skill = 0; skill < 5; skill++) {
      able.add(new BitSet());
    }
    for (int worker = 0; worker < workers; worker++) {
      int from = random.nextInt(5) < 3 ? 7 * 60 + 30 : 11 * 60;
      int length = random.nextInt(10) < 7 ? 11 * 60 : 8 * 60;
      day.add(new Worker(visits + worker, visits + worker, from, from + length));
      for (int skill = 0; skill < 5; skill++) {
        boolean has = random.nextInt(100) < (skill == 0 ? 92 : 45);
        able.get(skill).set(worker, has && !sick.contains(worker));
      }
    }
    for (int visit = 0; visit < visits; visit++) {
      addVisit(day, visit, able, random);
    }
    return day;
  }

  Problem problem() {
    return builder(Set.of()).build();
  }

  private void addVisit(ProblemBuilder day, int place, List<BitSet> able, SplittableRandom random) {
    int duration = DURATIONS[random.nextInt(DURATIONS.length)];
    int window = WINDOWS[random.nextInt(WINDOWS.length)];
    int opens = 8 * 60 + 30 + 15 * random.nextInt(4 * 11 - (duration + window) / 15);
    boolean crew = random.nextDouble() < crewShare;
    int gap = crew && random.nextBoolean() ? 10 : 0;
    for (int half = 0; half < (crew ? 2 : 1); half++) {
      BitSet mayDo = able.get(Math.max(0, random.nextInt(8) - 3));
      int from = opens + half * gap;
      int task = day.add(new Task(place, from, from + window, duration, UNASSIGNED), mayDo);
      if (preferences) {
        day.prefer(task, random.ints(workers, 0, 30).toArray());
        if (random.nextBoolean()) {
          day.told(task, random.nextInt(workers), 20);
        }
      }
      if (half == 1) {
        day.crew(task - 1, task, gap, 2 * gap);
      }
    }
  }

  private int[][] travel(SplittableRandom random) {
    int places = visits + workers;
    int[] x = new int[places];
    int[] y = new int[places];
    int[] centres = random.ints(24, TOWN / 10, TOWN * 9 / 10).toArray();
    for (int place = 0; place < places; place++) {
      int centre = random.nextInt(12);
      x[place] = centres[centre] + random.nextInt(TOWN / 5) - TOWN / 10;
      y[place] = centres[centre + 12] + random.nextInt(TOWN / 5) - TOWN / 10;
    }
    int[][] travel = new int[places][places];
    for (int from = 0; from < places; from++) {
      for (int to = 0; to < places; to++) {
        double metres = DETOUR * Math.hypot(x[from] - x[to], y[from] - y[to]);
        travel[from][to] = from == to ? 0 : 1 + (int) Math.ceil(metres / METRES_PER_MINUTE);
      }
    }
    return travel;
  }
}
