package org.yizhan.bench.rival;

import java.util.List;
import org.yizhan.station.dispatch.plan.Problem;

/** Another planner. */
public interface Rival {
  /** All of them. */
  List<Rival> ALL = List.of(new TimefoldRival(), new JspritRival());

  /** With its version. */
  String name();

  /**
   * The best routes found, tasks in order; they may break rules when none without were found.
   *
   * @param seconds CPU seconds of the solving thread, which is the caller's
   */
  List<int[]> solve(Problem problem, double seconds, long seed);
}
