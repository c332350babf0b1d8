package org.yizhan.city;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.text.Text;
import org.yizhan.station.report.Leg;
import org.yizhan.station.report.Uplink;

/**
 * The way from one station to the hub: calls get lost, before or after the hub took them, arrive
 * twice, or once more after later ones; and for hours nothing gets through at all.
 */
final class BadNetwork implements Uplink {
  private final Uplink hub;
  private final Trouble trouble;
  private final InstantSource simulated;
  private final SplittableRandom random;
  private Instant gone = Instant.MAX;
  private Instant back = Instant.MAX;
  private @Nullable Call straggler;

  private record Call(
      Leg leg,
      byte[] previousHash,
      List<SealedEvent> events,
      long missing,
      long applied,
      int waitSeconds) {}

  BadNetwork(Uplink hub, Trouble trouble, InstantSource simulated, SplittableRandom random) {
    this.hub = hub;
    this.trouble = trouble;
    this.simulated = simulated;
    this.random = random;
  }

  /** Lets nothing through in that time, whatever was said of another before. */
  void breakBetween(Instant from, Instant until) {
    gone = from;
    back = until;
  }

  /** Lets everything through from now on. */
  void mend() {
    gone = Instant.MAX;
  }

  boolean broken() {
    var now = simulated.instant();
    return !now.isBefore(gone) && now.isBefore(back);
  }

  @Override
  public void enrol(Text name) {
    if (broken()) {
      throw new IllegalStateException("no network");
    }
    hub.enrol(name);
  }

  @Override
  public Future<Answer> exchange(
      Leg leg,
      byte[] previousHash,
      List<SealedEvent> events,
      long missing,
      long applied,
      int waitSeconds) {
    if (broken()) {
      return Future.failedFuture("no network");
    }
    var call = new Call(leg, previousHash, events, missing, applied, waitSeconds);
    if (events.isEmpty()) {
      return send(call);
    }
    return behave(call).onSuccess(answer -> sendStraggler());
  }

  private Future<Answer> behave(Call call) {
    var luck = random.nextDouble();
    if (luck < trouble.lost()) {
      return luck < trouble.lost() / 2
          ? Future.failedFuture("lost on the way to the hub")
          : send(call).compose(answer -> Future.failedFuture("lost on the way back"));
    }
    if (luck < trouble.lost() + trouble.repeated()) {
      return switch (random.nextInt(3)) {
        case 0 -> send(call).compose(answer -> send(call));
        case 1 -> Future.all(send(call), send(call)).map(both -> both.resultAt(0));
        default -> {
          straggler = call;
          yield send(call);
        }
      };
    }
    return send(call);
  }

  /** An older call arrives once more, after newer ones; nobody waits for its answer. */
  private void sendStraggler() {
    var late = straggler;
    if (late != null && random.nextInt(4) == 0) {
      straggler = null;
      var _ = send(late);
    }
  }

  private Future<Answer> send(Call call) {
    return hub.exchange(
        call.leg(),
        call.previousHash(),
        call.events(),
        call.missing(),
        call.applied(),
        call.waitSeconds());
  }

  /** The way goes on to be there: stations share the client, and this one may come back. */
  @Override
  public void close() {
    straggler = null;
  }
}
