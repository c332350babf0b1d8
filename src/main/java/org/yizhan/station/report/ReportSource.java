package org.yizhan.station.report;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.yizhan.platform.events.SealedEvent;

/** What a station reports from, and where it keeps how far the hub has it. */
public interface ReportSource {
  /** Epochs from the first to {@code current}, and what the hub has of each. */
  List<Leg> legs(UUID current);

  /** Last sealed sequence of an epoch, 0 before the first. */
  long head(UUID epoch);

  /** Up to {@code limit} events of the epoch after {@code seq}, in order. */
  List<SealedEvent> after(UUID epoch, long seq, int limit);

  /** The hash at that place; absent before the first event and where nothing is sealed. */
  Optional<byte[]> hashAt(UUID epoch, long seq);

  /** Number of the last downlink item that was applied. */
  long applied();

  /** Keeps what the hub has of an epoch, and the last downlink item that was applied. */
  void save(UUID epoch, long acked, long applied);

  /**
   * Hands each new batch to {@code subscriber}, in order and on any thread, until the returned
   * action is run.
   */
  Runnable subscribe(Consumer<List<SealedEvent>> subscriber);
}
