package org.yizhan.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.report.Leg;
import org.yizhan.station.report.ReportSource;

/**
 * A station's sealed log and what the hub has of it, kept in memory: what the hub acknowledged is
 * let go. It survives the simulated station's restarts, as a database does.
 */
final class SimulatedLog implements ReportSource {
  private static final long OPEN = Long.MAX_VALUE;

  private final List<Epoch> epochs = new ArrayList<>();
  private final List<Consumer<List<SealedEvent>>> subscribers = new CopyOnWriteArrayList<>();

  /** Hashes at places to which one may go back, or went back. */
  private final Map<Leg.Parent, byte[]> kept = new HashMap<>();

  private long applied;
  private long sealed;

  SimulatedLog() {
    epochs.add(new Epoch(Ids.next(), null, SealedEvent.genesis()));
  }

  private static final class Epoch {
    private final UUID id;
    private final Leg.@Nullable Parent parent;
    private final List<SealedEvent> events = new ArrayList<>();
    private byte[] headHash;
    private byte[] letGoHash;
    private long until = OPEN;
    private long letGo;
    private long head;
    private long acked;

    Epoch(UUID id, Leg.@Nullable Parent parent, byte[] baseHash) {
      this.id = id;
      this.parent = parent;
      this.headHash = baseHash;
      this.letGoHash = baseHash;
    }
  }

  /** The epoch that is being sealed. */
  UUID epoch() {
    return epochs.getLast().id;
  }

  /** Where the log ends now, to go back to. */
  Leg.Parent backup() {
    var current = epochs.getLast();
    var place = new Leg.Parent(current.id, current.head);
    kept.put(place, current.headHash);
    return place;
  }

  /** What came after {@code place} never was: another epoch goes on from there. */
  void restore(Leg.Parent place) {
    var old = find(place.epoch());
    old.until = place.seq();
    epochs.subList(epochs.indexOf(old) + 1, epochs.size()).clear();
    var hash = kept.getOrDefault(place, SealedEvent.genesis());
    epochs.add(new Epoch(Ids.next(), place, hash));
  }

  /** Seals what happened, and says so. */
  void seal(List<Event> events) {
    var current = epochs.getLast();
    var batch = new ArrayList<SealedEvent>(events.size());
    for (var event : events) {
      var body = event.body();
      current.headHash = SealedEvent.chain(current.headHash, body);
      current.head++;
      batch.add(
          new SealedEvent(
              current.id, current.head, event.subject(), event.type(), body, current.headHash));
    }
    current.events.addAll(batch);
    sealed += batch.size();
    if (!batch.isEmpty()) {
      subscribers.forEach(subscriber -> subscriber.accept(batch));
    }
  }

  /** How many events were sealed in all epochs. */
  long sealed() {
    return sealed;
  }

  /** How many events the hub does not have yet. */
  long missing() {
    return epochs.stream().mapToLong(e -> Math.max(0, Math.min(e.until, e.head) - e.acked)).sum();
  }

  private Epoch find(UUID id) {
    return epochs.stream().filter(epoch -> epoch.id.equals(id)).findFirst().orElseThrow();
  }

  @Override
  public List<Leg> legs(UUID current) {
    return epochs.stream().map(e -> new Leg(e.id, e.parent, e.until, e.acked)).toList();
  }

  @Override
  public long head(UUID epoch) {
    return find(epoch).head;
  }

  @Override
  public List<SealedEvent> after(UUID epoch, long seq, int limit) {
    var one = find(epoch);
    var first = (int) (seq - one.letGo);
    if (first < 0) {
      throw new IllegalStateException("The hub lost events that it had acknowledged");
    }
    var last = Math.min(one.events.size(), first + limit);
    return List.copyOf(one.events.subList(Math.min(first, last), last));
  }

  @Override
  public Optional<byte[]> hashAt(UUID epoch, long seq) {
    var one = find(epoch);
    if (seq > one.letGo && seq <= one.head) {
      return Optional.of(one.events.get((int) (seq - one.letGo) - 1).hash());
    }
    return seq > 0 && seq == one.letGo
        ? Optional.of(one.letGoHash)
        : Optional.ofNullable(kept.get(new Leg.Parent(epoch, seq)));
  }

  @Override
  public long applied() {
    return applied;
  }

  @Override
  public void save(UUID epoch, long acked, long lastApplied) {
    applied = lastApplied;
    var one = find(epoch);
    if (acked > one.letGo) {
      one.letGoHash = hashAt(epoch, acked).orElseThrow();
      one.events.subList(0, (int) (acked - one.letGo)).clear();
      one.letGo = acked;
    }
    one.acked = acked;
  }

  @Override
  public Runnable subscribe(Consumer<List<SealedEvent>> subscriber) {
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }
}
