package org.yizhan.station.dispatch.day;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.workforce.Workforce;

/**
 * Makes plans of days, one day at a time, on a thread of its own: planning is pure computing and
 * would hold up everybody else. Which plan is being made stands in the database, where only one of
 * a day can; what is here is the run itself, which ends with the program.
 */
public final class Planning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Planning.class);

  private final Vertx vertx;
  private final DayBook book;
  private final Workforce workforce;
  private final InstantSource clock;
  private final PlanStore store;
  private final Map<UUID, Running> runs = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("planning").daemon().factory());
  private volatile boolean closing;

  /** Plans on a new thread; what an earlier life of the station did not finish is lost. */
  public Planning(Vertx vertx, Db db, DayBook book, Workforce workforce, InstantSource clock) {
    this.vertx = vertx;
    this.book = book;
    this.workforce = workforce;
    this.clock = clock;
    this.store = new PlanStore(db);
    store.markLost();
  }

  /** A run, and when its result is written down. */
  private record Running(DayRun run, Future<Void> saved) {}

  /**
   * What to plan.
   *
   * @param seconds of CPU; absent for the configured ones
   * @param away workers who can do nothing on that day
   * @param late visits of that day that will not end when they should
   */
  public record Order(LocalDate date, @Nullable Integer seconds, Set<UUID> away, List<Late> late) {}

  /** A visit that ends so many minutes later than it was booked for. */
  public record Late(UUID visit, int minutes) {}

  /**
   * Begins to plan a day.
   *
   * @return the id of the plan
   * @throws org.yizhan.platform.http.ProblemException 400 for a day that is over, a worker who is
   *     not there or a visit that cannot be late, 409 with the id of the plan when one of that day
   *     is being made
   */
  public UUID start(Order order) {
    if (order.date().isBefore(book.today())) {
      throw Problem.invalid("/date", "is over").exception();
    }
    int place = 0;
    for (var worker : order.away()) {
      workforce.require("/away/" + place++, worker);
    }
    var late = book.late(order.date(), order.late());
    var id = Ids.next();
    if (!store.begin(id, order, clock.instant())) {
      throw conflict(order.date());
    }
    try {
      begin(id, order, late);
    } catch (RuntimeException failure) {
      store.finish(id, PlanState.FAILED, DayProposal.NOTHING);
      throw failure;
    }
    return id;
  }

  private RuntimeException conflict(LocalDate date) {
    var problem =
        Problem.of(409, "planning-runs", "This day is being planned already")
            .withDetail("Wait for that plan, or cancel it.");
    return store.running(date).map(id -> problem.with("plan", id)).orElse(problem).exception();
  }

  private void begin(UUID id, Order order, Map<UUID, Duration> late) {
    int seconds = Optional.ofNullable(order.seconds()).orElse(book.config().seconds());
    var facts = book.facts(order.date(), order.away(), late);
    var run = new DayRun(id, facts, seconds, clock);
    // What follows waits for the database, so it comes back from the planner's thread to this
    // one's.
    var saved =
        Future.fromCompletionStage(run.result(), vertx.getOrCreateContext())
            .<Void>transform(result -> {
              finish(run, result.result(), result.cause());
              return Future.succeededFuture();
            });
    runs.put(id, new Running(run, saved));
    thread.execute(run::solve);
  }

  private void finish(DayRun run, @Nullable DayProposal proposal, @Nullable Throwable failure) {
    if (closing) {
      return; // It stays 'planning', which the next start calls lost.
    }
    try {
      if (proposal == null) {
        LOG.error("A planning broke down, plan={}", run.plan(), failure);
        store.finish(run.plan(), PlanState.FAILED, DayProposal.NOTHING);
      } else {
        var state = run.cancelled() ? PlanState.CANCELLED : PlanState.PROPOSED;
        store.finish(run.plan(), state, proposal);
      }
    } finally {
      runs.remove(run.plan());
    }
  }

  /** How far the plan is; empty when it is not being made. */
  public Optional<DayRun.Progress> progress(UUID plan) {
    return Optional.ofNullable(runs.get(plan)).map(running -> running.run().progressNow());
  }

  /** Stops the plan, if it is being made, and waits until the best so far is written down. */
  public void cancel(UUID plan) {
    var running = runs.get(plan);
    if (running != null) {
      running.run().cancel();
      running.saved().await();
    }
  }

  @Override
  public void close() {
    closing = true;
    runs.values().forEach(running -> running.run().cancel());
    thread.shutdownNow();
  }
}
