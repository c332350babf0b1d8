package org.yizhan.station.dispatch.plan;

/** Follows a running search from outside. Called on the solving thread, so it must be quick. */
public interface Watcher {
  /** Watches nothing and never cancels. */
  Watcher NONE = new Watcher() {};

  /**
   * Hears how far the search is, at most about a hundred times.
   *
   * @param used share of the budget used, 0 to 1
   * @param best the best plan so far
   */
  default void progress(double used, Plan best) {}

  /** Asked often; once true, the search ends with the best plan so far. */
  default boolean cancelled() {
    return false;
  }
}
