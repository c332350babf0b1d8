package org.yizhan.station.dispatch.day;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.dispatch.plan.Budget;
import org.yizhan.station.dispatch.plan.CpuClock;
import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.Planner;
import org.yizhan.station.dispatch.plan.Search;
import org.yizhan.station.dispatch.plan.Watcher;
import org.yizhan.station.schedule.Move;

/** One planning while it runs: solved on the planner's thread, watched and stopped from others. */
final class DayRun implements Watcher {
  /** The same facts give about the same plan. */
  private static final long SEED = 1;

  private final UUID plan;
  private final DayFacts facts;
  private final int seconds;
  private final InstantSource clock;
  private final Instant since;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CompletableFuture<DayProposal> result = new CompletableFuture<>();
  private volatile boolean cancelled;
  private volatile @Nullable Best best;

  DayRun(UUID plan, DayFacts facts, int seconds, InstantSource clock) {
    this.plan = plan;
    this.facts = facts;
    this.seconds = seconds;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** The best plan so far. */
  private record Best(double share, int improvements, double points, int unassigned) {}

  /**
   * How far it is.
   *
   * @param elapsedSeconds since it was asked for
   * @param seconds of CPU that it may use
   * @param share of them used, 0 to 1
   * @param improvements how often a better plan was seen than the one before
   * @param cost of the best plan so far, in points of the ranking; absent before the first
   * @param unassigned visits that the best plan so far leaves to nobody
   */
  public record Progress(
      double elapsedSeconds,
      int seconds,
      double share,
      int improvements,
      @Nullable Double cost,
      @Nullable Integer unassigned) {}

  UUID plan() {
    return plan;
  }

  /** What it comes to. */
  CompletableFuture<DayProposal> result() {
    return result;
  }

  Progress progressNow() {
    var elapsed = Duration.between(since, clock.instant()).toMillis() / 1_000.0;
    var now = best;
    return now == null
        ? new Progress(elapsed, seconds, 0, 0, null, null)
        : new Progress(
            elapsed, seconds, now.share(), now.improvements(), now.points(), now.unassigned());
  }

  /** Plans on the calling thread, unless it was cancelled before. */
  void solve() {
    if (!taken.compareAndSet(false, true)) {
      return;
    }
    try {
      result.complete(DayProposal.of(facts, facts.everybody().isEmpty() ? List.of() : search()));
    } catch (Throwable failure) {
      result.completeExceptionally(failure);
    }
  }

  private List<Move> search() {
    var day = new DayProblem(facts);
    var budget = Budget.cpuSeconds(seconds, CpuClock.ofCurrentThread());
    var found = Planner.replan(day.problem(), day.today(), new Search(budget, SEED, this));
    return day.changes(found);
  }

  /** Ends the search with the best so far, or at once when it waits for another day's. */
  void cancel() {
    cancelled = true;
    if (taken.compareAndSet(false, true)) {
      result.complete(DayProposal.NOTHING);
    }
  }

  @Override
  public void progress(double used, Plan found) {
    var before = best;
    double points = DayProblem.points(found.cost());
    int better = before == null ? 1 : before.improvements() + (points < before.points() ? 1 : 0);
    best = new Best(used, better, points, found.unassigned().length);
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
