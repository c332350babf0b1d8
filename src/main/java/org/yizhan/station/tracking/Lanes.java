package org.yizhan.station.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lanes in which things wait to be worked on together. What belongs to one worker is in one lane at
 * a time, and so in its order; whatever comes while a lane stands empty waits for nobody.
 *
 * @param <T> what waits
 */
final class Lanes<T> {
  private final Function<T, UUID> worker;
  private final List<Lane<T>> lanes;
  private final Map<UUID, Place<T>> places = new HashMap<>();

  /** One lane; works on one batch at a time. */
  static final class Lane<T> {
    private final Queue<T> waiting = new ArrayDeque<>();
    private int inWork;

    private int length() {
      return waiting.size() + inWork;
    }
  }

  /** Where something of a worker waits or is worked on, and how much. */
  private record Place<T>(Lane<T> lane, int many) {}

  Lanes(int count, Function<T, UUID> worker) {
    this.worker = worker;
    this.lanes = Stream.generate(Lane<T>::new).limit(count).toList();
  }

  /** Lets it wait: where something of its worker is already, else where least is. */
  Lane<T> add(T one) {
    var place = places.get(worker.apply(one));
    var lane = place == null ? shortest() : place.lane();
    lane.waiting.add(one);
    places.put(worker.apply(one), new Place<>(lane, place == null ? 1 : place.many() + 1));
    return lane;
  }

  private Lane<T> shortest() {
    return lanes.stream().min(Comparator.comparingInt(Lane::length)).orElseThrow();
  }

  /** What is to be worked on next, at most {@code most}; nothing while the lane is at work. */
  List<T> next(Lane<T> lane, int most) {
    var batch = new ArrayList<T>();
    while (lane.inWork == 0 && batch.size() < most && !lane.waiting.isEmpty()) {
      batch.add(lane.waiting.remove());
    }
    lane.inWork += batch.size();
    return batch;
  }

  /** The batch is worked on. */
  void done(Lane<T> lane, List<T> batch) {
    lane.inWork -= batch.size();
    for (var one : batch) {
      places.computeIfPresent(
          worker.apply(one),
          (id, place) -> place.many() == 1 ? null : new Place<>(lane, place.many() - 1));
    }
  }
}
