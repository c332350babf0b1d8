package org.yizhan.station.tracking;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.station.workforce.Device;

/**
 * Takes what devices report. A report goes alone and at once while one of a few lanes stands empty;
 * reports that have to wait share a transaction, those of one worker always in their order. Each is
 * answered after its commit. When a transaction fails its reports are tried one by one, so that a
 * single bad one stops nobody.
 */
public final class Tracking {
  private static final Logger LOG = LoggerFactory.getLogger(Tracking.class);
  private static final int BATCH = 256;

  /** Transactions at once. */
  static final int LANES = 4;

  /** A few seconds of work; beyond it a device is sent away and comes back with what it has. */
  private static final int MOST_WAITING = 50_000;

  private static final Comparator<Incoming> ORDER =
      Comparator.comparing((Incoming incoming) -> incoming.device().worker())
          .thenComparing(Incoming::visit)
          .thenComparing(Incoming::reported, Reported.IN_ORDER);

  private final Db db;
  private final TrackingWork work;
  private final InstantSource clock;
  private final Context context;
  private final Lanes<Incoming> lanes = new Lanes<>(LANES, incoming -> incoming.device().worker());
  private final AtomicInteger waiting = new AtomicInteger();

  /** What became of a report. */
  sealed interface Receipt {
    /** It is stored. */
    record Kept(Outcome outcome) implements Receipt {}

    /** It came before and changes nothing. */
    record Duplicate() implements Receipt {}

    /** It is one too many and not kept. */
    record TooMany() implements Receipt {}

    /** There is no such visit. */
    record NoSuchVisit() implements Receipt {}
  }

  /** A report that waits for its transaction. */
  record Incoming(
      Device device,
      UUID visit,
      VisitReport report,
      Origin origin,
      Instant receivedAt,
      Promise<Receipt> answer) {
    /** A device's clock is not believed; staff are. */
    Instant happenedAt() {
      return origin.isDevice() ? receivedAt : report.time();
    }

    String actor() {
      return origin.enteredBy() == null ? "worker:" + device.id() : origin.enteredBy();
    }

    /** The report before its door code and the licence were checked. */
    Reported reported() {
      return reported(DoorCode.ABSENT, true);
    }

    Reported reported(DoorCode doorCode, boolean licensed) {
      return new Reported(
          report.id(),
          device.id(),
          device.worker(),
          device.enrolment(),
          report.sequence(),
          report.type(),
          doorCode,
          licensed,
          happenedAt());
    }
  }

  /** Works on {@code parts}. Called on a virtual-thread context, where it stays. */
  public Tracking(Vertx vertx, TrackingParts parts) {
    this.db = parts.db();
    this.work = new TrackingWork(parts);
    this.clock = parts.clock();
    this.context = vertx.getOrCreateContext();
  }

  /**
   * Takes a report; may be called from any thread. The future is done when the report is committed,
   * and fails when it cannot be or when too many wait.
   */
  Future<Receipt> take(Device device, UUID visit, VisitReport report) {
    return take(device, visit, report, Origin.DEVICE);
  }

  /** The same for what somebody else than the device says. */
  Future<Receipt> take(Device device, UUID visit, VisitReport report, Origin origin) {
    var answer = Promise.<Receipt>promise();
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Future.failedFuture("Too many reports wait");
    }
    var incoming = new Incoming(device, visit, report, origin, clock.instant(), answer);
    context.runOnContext(ignored -> turn(lanes.add(incoming)));
    return answer.future();
  }

  private void turn(Lanes.Lane<Incoming> lane) {
    for (var batch = lanes.next(lane, BATCH); !batch.isEmpty(); batch = lanes.next(lane, BATCH)) {
      try {
        process(batch);
      } finally {
        lanes.done(lane, batch);
        waiting.addAndGet(-batch.size());
      }
    }
  }

  private void process(List<Incoming> batch) {
    try {
      var sorted = batch.stream().sorted(ORDER).toList();
      var receipts = db.inTransaction(tx -> work.on(tx, sorted));
      batch.forEach(incoming -> incoming.answer().complete(receipts.get(incoming)));
    } catch (Exception failure) { // Waiting for the database throws whatever broke, checked or not.
      if (batch.size() == 1) {
        LOG.atWarn()
            .addKeyValue("visit", batch.getFirst().visit())
            .addKeyValue("cause", failure.toString())
            .log("A report cannot be stored; its device will send it again");
        batch.getFirst().answer().fail(failure);
      } else {
        batch.forEach(incoming -> process(List.of(incoming)));
      }
    }
  }
}
