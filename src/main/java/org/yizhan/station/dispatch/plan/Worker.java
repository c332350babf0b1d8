package org.yizhan.station.dispatch.plan;

/**
 * One worker's working day as the planner sees it.
 *
 * @param start place where the route begins, an index into the travel matrix
 * @param end place where the route ends
 * @param shiftStart earliest departure from {@code start}, in the problem's time unit
 * @param shiftEnd latest return to {@code end}
 * @param capacity largest sum of {@link Task#load} on the route
 */
public record Worker(int start, int end, int shiftStart, int shiftEnd, int capacity) {
  /** A worker whose route carries nothing that has to be counted. */
  public Worker(int start, int end, int shiftStart, int shiftEnd) {
    this(start, end, shiftStart, shiftEnd, Integer.MAX_VALUE);
  }

  public Worker {
    if (shiftEnd < shiftStart) {
      throw new IllegalArgumentException("a shift ends at " + shiftEnd + " before " + shiftStart);
    }
    if (capacity < 0) {
      throw new IllegalArgumentException("a worker's capacity is negative: " + capacity);
    }
  }
}
