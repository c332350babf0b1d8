package org.yizhan.hub.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.events.SealedEvent;

/**
 * What to do with what a station sends. The hub's log of an epoch is always a prefix of the
 * station's: each event is taken once, in its place, and only when it hangs on the hash of the one
 * before.
 */
final class ExchangeRules {
  private ExchangeRules() {}

  /**
   * @param acked the hub has every event of the epoch up to here
   * @param ackedHash hash of the event at {@code acked}, or what stands before the first
   * @param stored hashes of the events that are there, by sequence; at least those the batch
   *     repeats
   */
  static Decision decide(Batch batch, long acked, byte[] ackedHash, Map<Long, byte[]> stored) {
    if (batch.events().isEmpty()) {
      return new Decision.Known();
    }
    var flaw = flaw(batch);
    if (flaw != null) {
      return flaw;
    }
    if (batch.first() > acked + 1) {
      return new Decision.Gap();
    }
    var branches = branches(batch, stored);
    if (!branches.isEmpty()) {
      return new Decision.Fork(branches);
    }
    if (batch.first() == acked + 1 && !Arrays.equals(batch.previousHash(), ackedHash)) {
      return otherPast(batch, acked, ackedHash);
    }
    var fresh = batch.events().stream().filter(event -> event.seq() > acked).toList();
    return fresh.isEmpty() ? new Decision.Known() : new Decision.Append(fresh);
  }

  private static Decision.@Nullable Flawed flaw(Batch batch) {
    var hash = batch.previousHash();
    for (int i = 0; i < batch.events().size(); i++) {
      var event = batch.events().get(i);
      if (event.seq() != batch.first() + i) {
        return new Decision.Flawed("/events/" + i + "/seq", "must be " + (batch.first() + i));
      }
      hash = SealedEvent.chain(hash, event.body());
      if (!Arrays.equals(hash, event.hash())) {
        return new Decision.Flawed(
            "/events/" + i + "/hash", "is not the hash of the one before and the body");
      }
    }
    return null;
  }

  private static List<Decision.Branch> branches(Batch batch, Map<Long, byte[]> stored) {
    return batch.events().stream()
        .flatMap(event -> {
          var known = stored.get(event.seq());
          return known == null || Arrays.equals(known, event.hash())
              ? java.util.stream.Stream.empty()
              : java.util.stream.Stream.of(new Decision.Branch(event.seq(), known, event.hash()));
        })
        .toList();
  }

  /** The batch goes on after what is there, but from another past. */
  private static Decision otherPast(Batch batch, long acked, byte[] ackedHash) {
    return acked == 0
        ? new Decision.Flawed("/previousHash", "is not the hash that this epoch begins with")
        : new Decision.Fork(List.of(new Decision.Branch(acked, ackedHash, batch.previousHash())));
  }

  /**
   * @param heardBefore whether the hub knows another epoch of the station
   * @param parentHash the hub's hash at the parent's last sequence, if it has it
   */
  static Beginning begin(
      Batch.@Nullable Parent parent, boolean heardBefore, byte @Nullable [] parentHash) {
    if (parent == null) {
      return heardBefore ? new Beginning.Unrelated() : new Beginning.At(SealedEvent.genesis());
    }
    if (parent.seq() == 0) {
      return new Beginning.At(SealedEvent.genesis());
    }
    return parentHash == null
        ? new Beginning.ParentMissing(parent.seq())
        : new Beginning.At(parentHash);
  }
}
