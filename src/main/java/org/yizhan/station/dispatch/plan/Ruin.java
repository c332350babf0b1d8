package org.yizhan.station.dispatch.plan;

import java.util.SplittableRandom;

/**
 * Adjacent string removal: takes strings of consecutive tasks out of routes that pass near one
 * another, so that the holes lie together and tasks can change places.
 *
 * <p>J. Christiaens, G. Vanden Berghe: Slack induction by string removals for vehicle routing
 * problems. Transportation Science 54(2), 2020, section 5.1–5.2; names of the constants as there.
 */
final class Ruin {
  /** Average number of tasks removed, c̄. */
  private static final double REMOVED = 10;

  /** Longest string, L^max. */
  private static final double LONGEST_STRING = 10;

  /** How often a string is split, α, and how soon its kept middle stops growing, β. */
  private static final double SPLIT = 0.5;

  private static final double STOP_KEEPING = 0.01;

  private final Routes routes;
  private final Neighbours neighbours;
  private final SplittableRandom random;

  Ruin(Routes routes, Neighbours neighbours, SplittableRandom random) {
    this.routes = routes;
    this.neighbours = neighbours;
    this.random = random;
  }

  void run() {
    double longest = Math.min(LONGEST_STRING, averageRouteSize());
    double mostStrings = 4 * REMOVED / (1 + longest) - 1;
    int strings = (int) (random.nextDouble() * mostStrings + 1);
    int seed = random.nextInt(routes.workerOf.length);
    for (int task : neighbours.of(seed)) {
      if (strings == 0) {
        return;
      }
      int worker = routes.workerOf[task];
      if (worker == Problem.NONE
          || routes.isTouched(worker)
          || routes.indexOf[task] < routes.pinnedCount(worker)) {
        continue;
      }
      removeString(worker, routes.indexOf[task], longest);
      strings--;
    }
  }

  private double averageRouteSize() {
    int used = 0;
    int served = 0;
    for (int count : routes.size) {
      used += count > 0 ? 1 : 0;
      served += count;
    }
    return used == 0 ? 1 : (double) served / used;
  }

  /** Removes a string that contains the task at {@code index}. */
  private void removeString(int worker, int index, double longest) {
    int first = routes.pinnedCount(worker);
    int removable = routes.size[worker] - first;
    int length = (int) (random.nextDouble() * Math.min(removable, longest) + 1);
    length = Math.min(length, removable);
    int kept = 0;
    if (length > 1 && length < removable && random.nextDouble() < SPLIT) {
      kept = 1;
      while (length + kept < removable && random.nextDouble() > STOP_KEEPING) {
        kept++;
      }
    }
    int span = length + kept;
    int lowest = Math.max(first, index - span + 1);
    int highest = Math.min(index, routes.size[worker] - span);
    int from = lowest + random.nextInt(highest - lowest + 1);
    int keepFrom = from + random.nextInt(length + 1);
    int absentBefore = routes.absentCount;
    routes.remove(worker, from, span, keepFrom, kept);
    removeMates(absentBefore);
  }

  /** Half a crew visit is none: the mates of the tasks just removed go too. */
  private void removeMates(int from) {
    int until = routes.absentCount;
    for (int i = from; i < until; i++) {
      int mate = routes.p.partner[routes.absent[i]];
      if (mate != Problem.NONE && routes.workerOf[mate] != Problem.NONE) {
        int worker = routes.workerOf[mate];
        routes.remove(worker, routes.indexOf[mate], 1, 0, 0);
      }
    }
  }
}
