package org.yizhan.station.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.yizhan.platform.events.SealedEvent;

/** What the hub is still to get, and what of its downlink was applied. */
final class Outbox {
  private static final int BATCH = 500;

  /** Keeps a call below the 1 MB that proxies commonly take, quotes of JSON in JSON included. */
  private static final int BATCH_BYTES = 400_000;

  private final ReportSource source;
  private final UUID epoch;
  private final Map<String, Consumer<Map<String, Object>>> takers;
  private final Logger log;
  private volatile Progress progress;
  private volatile long head;
  private long applied;

  /**
   * @param epoch the epoch that is being sealed
   * @param takers what applies an item of the downlink, by its type
   */
  Outbox(
      ReportSource source,
      UUID epoch,
      Map<String, Consumer<Map<String, Object>>> takers,
      Logger log) {
    this.source = source;
    this.epoch = epoch;
    this.takers = takers;
    this.log = log;
    this.progress = new Progress(source.legs(epoch));
    this.head = source.head(epoch);
    this.applied = source.applied();
  }

  /** The epoch to send now. */
  Leg current() {
    return progress.current();
  }

  /** The next events of the epoch: as many as fit into one call, at least one when there is any. */
  List<SealedEvent> next(Leg leg) {
    var events = source.after(leg.epoch(), leg.acked(), (int) Math.min(BATCH, leg.left()));
    var batch = new ArrayList<SealedEvent>(events.size());
    var bytes = 0;
    for (var event : events) {
      bytes += event.body().length;
      if (!batch.isEmpty() && bytes > BATCH_BYTES) {
        break;
      }
      batch.add(event);
    }
    return batch;
  }

  /** The hash before the next event of the epoch. */
  byte[] hashBefore(Leg leg) {
    if (leg.acked() > 0) {
      return source.hashAt(leg.epoch(), leg.acked()).orElseThrow();
    }
    var parent = leg.parent();
    return parent == null
        ? SealedEvent.genesis()
        : source.hashAt(parent.epoch(), parent.seq()).orElseGet(SealedEvent::genesis);
  }

  /** Number of the last downlink item that was applied. */
  long applied() {
    return applied;
  }

  /**
   * Takes the hub's answer.
   *
   * @param sent how many events the call carried
   */
  void answered(Leg asked, int sent, Uplink.Answer answer) {
    var next = progress.answered(asked, sent, answer.ack());
    var nextApplied = apply(answer.downlink());
    if (!next.equals(progress) || nextApplied > applied) {
      source.save(asked.epoch(), next.acked(asked.epoch()), nextApplied);
      progress = next;
      applied = nextApplied;
    }
  }

  /**
   * Items come in order and may come again. What this version does not know or cannot read is
   * passed over, so that later ones arrive; what fails otherwise is asked for again.
   */
  private long apply(List<Uplink.Item> items) {
    var last = applied;
    for (var item : items) {
      if (item.number() > last) {
        apply(item);
        last = item.number();
      }
    }
    return last;
  }

  private void apply(Uplink.Item item) {
    var taker = takers.get(item.type());
    try {
      if (taker != null) {
        taker.accept(item.data());
        return;
      }
    } catch (IllegalArgumentException e) {
      // Told below: sent again it would be no better.
    }
    log.atWarn()
        .addKeyValue("number", item.number())
        .addKeyValue("type", item.type())
        .log("The hub sent something that this version does not know");
  }

  /** The hub lacks what it was believed to have. */
  void sendAllAgain() {
    progress = progress.fromTheBeginning();
  }

  /** The log got longer; any thread may say so. */
  void grew(SealedEvent last) {
    if (last.epoch().equals(epoch)) {
      head = last.seq();
    }
  }

  /** How many events the hub does not have yet. */
  long missing() {
    return progress.missing(head);
  }
}
