package org.yizhan.station.dispatch.day;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * What a plan would make of the day.
 *
 * @param left visits that nobody can do, and why
 */
public record DayPreview(Totals before, Totals after, List<Left> left) {
  /**
   * A day in numbers.
   *
   * @param travelMinutes of all workers, from home to home
   * @param unassigned visits to which nobody will come
   * @param promisesKept visits to which the worker will come whom the resident chose or was told
   * @param promisesBroken visits to which somebody else will come, or nobody
   */
  public record Totals(int travelMinutes, int unassigned, int promisesKept, int promisesBroken) {}

  /**
   * A visit that nobody can do.
   *
   * @param worker with whom it stays on paper, such as the one who called in sick
   */
  public record Left(UUID visit, @Nullable UUID worker, List<Why> reasons) {}

  /**
   * Why workers cannot.
   *
   * @param workers how many
   */
  public record Why(String code, Text text, int workers) {}
}
