package org.yizhan.station.dispatch.plan;

/** Asks budget and watcher how far the search is, and tells the watcher about each hundredth. */
final class Progress {
  private final Search search;
  private double reported = -1;

  Progress(Search search) {
    this.search = search;
  }

  /** Share of the budget used; at least 1 when the search has to end. */
  double check(long iterations, Plan best) {
    double used = search.budget().used(iterations);
    if (used - reported >= 0.01) {
      search.watcher().progress(Math.min(used, 1), best);
      reported = used;
    }
    return search.watcher().cancelled() ? Math.max(used, 1) : used;
  }
}
