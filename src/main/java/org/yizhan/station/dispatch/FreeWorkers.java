package org.yizhan.station.dispatch;

import java.util.List;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/**
 * Who seems free for a slot, best first, from the read cache: good for showing and as the order in
 * which to try.
 */
public final class FreeWorkers {
  private final Availability availability;
  private final Workforce workforce;
  private final RankingWeights weights;

  /** Ranks with {@code weights}. */
  public FreeWorkers(Availability availability, Workforce workforce, RankingWeights weights) {
    this.availability = availability;
    this.workforce = workforce;
    this.weights = weights;
  }

  /** The workers who seem free, best first. */
  public List<Worker> ranked(Wish wish) {
    var facts =
        availability.free(wish).stream()
            .flatMap(free -> workforce.find(free.worker()).stream().map(w -> facts(w, free, wish)))
            .toList();
    return Ranking.rank(facts, weights).stream()
        .map(ranked -> workforce.require("worker", ranked.worker()))
        .toList();
  }

  private static Ranking.Facts facts(Worker worker, Availability.Free free, Wish wish) {
    var minutes = wish.place() == null ? 0 : worker.home().minutesTo(wish.place());
    return new Ranking.Facts(
        worker.id(), false, 0, minutes, worker.stars(), free.skills(), free.bookedMinutes());
  }
}
