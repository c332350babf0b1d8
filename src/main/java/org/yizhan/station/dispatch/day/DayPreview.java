package org.yizhan.station.dispatch.day;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * What a plan would make of the day.
 *
 * @param changes why each visit goes to somebody else
 * @param left visits that nobody can do, and why
 */
public record DayPreview(Totals before, Totals after, List<Change> changes, List<Left> left) {
  public DayPreview {
    // Previews that an earlier version of the program wrote down do not say why.
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /**
   * A visit that goes to somebody else.
   *
   * @param why in one word: what stands against whoever has it now, or {@code better}
   * @param terms of the ranking in which the two differ
   */
  public record Change(UUID visit, String why, Text text, List<Term> terms) {}

  /**
   * Points of one term of the ranking.
   *
   * @param from of whoever has the visit now; absent while nobody has
   * @param to of whoever would get it
   */
  public record Term(String name, @Nullable Double from, double to) {}

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
