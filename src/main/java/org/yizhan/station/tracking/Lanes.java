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
import org.jspecify.annotations.Nullable;

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
    private boolean atWork;
    private int workers;
  }

  /** Where something of a worker waits or is worked on, and how much. */
  private record Place<T>(Lane<T> lane, int many) {}

  Lanes(int count, Function<T, UUID> worker) {
    this.worker = worker;
    this.lanes = Stream.generate(Lane<T>::new).limit(count).toList();
  }

  /** Lets it wait: where something of its worker is already, else where the fewest workers are. */
  Lane<T> add(T one) {
    var place =
        places.compute(
            worker.apply(one),
            (id, known) -> known == null ? begin() : new Place<>(known.lane(), known.many() + 1));
    place.lane().waiting.add(one);
    return place.lane();
  }

  private Place<T> begin() {
    var lane = lanes.stream().min(Comparator.comparingInt(one -> one.workers)).orElseThrow();
    lane.workers++;
    return new Place<>(lane, 1);
  }

  /** What is to be worked on next, at most {@code most}; nothing while the lane is at work. */
  List<T> next(Lane<T> lane, int most) {
    var batch = new ArrayList<T>();
    while (!lane.atWork && batch.size() < most && !lane.waiting.isEmpty()) {
      batch.add(lane.waiting.remove());
    }
    lane.atWork |= !batch.isEmpty();
    return batch;
  }

  /** The batch is worked on. */
  void done(Lane<T> lane, List<T> batch) {
    lane.atWork = false;
    for (var one : batch) {
      places.computeIfPresent(worker.apply(one), (id, place) -> without(place));
    }
  }

  private @Nullable Place<T> without(Place<T> place) {
    if (place.many() > 1) {
      return new Place<>(place.lane(), place.many() - 1);
    }
    place.lane().workers--;
    return null;
  }
}
