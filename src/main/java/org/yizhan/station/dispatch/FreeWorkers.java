package org.yizhan.station.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.travel.Travel;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/**
 * Who seems free for a slot, best first, from the read cache: good for showing and as the order in
 * which to try.
 */
public final class FreeWorkers {
  /** More points than all terms of the ranking together. */
  private static final double KEPT = 1e6;

  private final Availability availability;
  private final Workforce workforce;
  private final Travel travel;
  private final Supplier<Shares> shares;
  private final RankingWeights weights;

  /** Ranks with {@code weights} and what is known last of how the work is shared. */
  public FreeWorkers(
      Availability availability,
      Workforce workforce,
      Travel travel,
      Supplier<Shares> shares,
      RankingWeights weights) {
    this.availability = availability;
    this.workforce = workforce;
    this.travel = travel;
    this.shares = shares;
    this.weights = weights;
  }

  /**
   * The workers who seem free for a part of the service that starts then, best first; for a crew
   * each of them comes with another one.
   */
  public List<Worker> ranked(Service service, Instant start, Whom whom) {
    return Wish.parts(service, start, null, whom).stream()
        .flatMap(part -> ranked(part).stream())
        .map(ranked -> workforce.require("worker", ranked.worker()))
        .distinct()
        .toList();
  }

  /**
   * Who could do all parts between them.
   *
   * @param named whom the resident chose; where one is enough, whether or not they seem free
   * @param present who has the parts now and should keep them, in order; empty when nobody has
   */
  public Teams teams(List<Wish> parts, @Nullable UUID named, List<Optional<UUID>> present) {
    if (parts.size() == 1 && named != null) {
      return new Teams(List.of(List.of(new Teams.Member(named, 0))), named);
    }
    var byPart = new ArrayList<List<Teams.Member>>();
    for (int i = 0; i < parts.size(); i++) {
      var keeper = present.isEmpty() ? Optional.<UUID>empty() : present.get(i);
      byPart.add(keeperFirst(keeper, ranked(parts.get(i))));
    }
    return new Teams(byPart, named);
  }

  /** Whoever has the visit now seems busy with it. */
  private static List<Teams.Member> keeperFirst(
      Optional<UUID> keeper, List<Ranking.Ranked> ranked) {
    return Stream.concat(
            keeper.stream().map(worker -> new Teams.Member(worker, KEPT)),
            ranked.stream()
                .filter(other -> keeper.filter(other.worker()::equals).isEmpty())
                .map(Teams.Member::of))
        .toList();
  }

  private List<Ranking.Ranked> ranked(Wish wish) {
    var known = shares.get();
    var facts =
        availability.free(wish).stream()
            .flatMap(free ->
                workforce.find(free.worker()).stream().map(w -> facts(w, free, wish, known)))
            .toList();
    return Ranking.rank(facts, weights);
  }

  private Ranking.Facts facts(Worker worker, Availability.Free free, Wish wish, Shares shares) {
    var place = wish.place();
    return new Ranking.Facts(
        worker.id(),
        false,
        0,
        place == null ? 0 : travel.ways().minutes(worker.home(), place),
        place == null ? 0 : worker.home().metresTo(place),
        worker.stars(),
        workforce.rarity().unneeded(worker.id(), wish.service().skill()),
        shares.of(worker.id(), free.bookedMinutes()));
  }
}
