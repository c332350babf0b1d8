package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.ScheduleRules;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.workforce.Workforce;

/**
 * Who could come to appointments that repeat, from the tables and however far ahead: as far as
 * possible the same worker to all of them (a steady relationship, {@code [001 §6]}).
 */
public final class SteadyTeams {
  /** More points than all terms of the ranking together. */
  private static final double REGULAR = 1e6;

  private final Workforce workforce;
  private final Schedule schedule;
  private final Supplier<Shares> shares;
  private final RankingWeights weights;
  private final InstantSource clock;

  /** Reads timetables from {@code schedule}. */
  public SteadyTeams(
      Workforce workforce,
      Schedule schedule,
      Supplier<Shares> shares,
      RankingWeights weights,
      InstantSource clock) {
    this.workforce = workforce;
    this.schedule = schedule;
    this.shares = shares;
    this.weights = weights;
    this.clock = clock;
  }

  /**
   * The teams of each appointment.
   *
   * @param appointments for each what is wanted of each worker, in the order of the crew's members
   * @param named whom the resident chose; nobody else comes where one is enough
   * @param regulars who should come as far as possible, in the order of the members; empty for
   *     whoever can come most often
   */
  public List<Teams> of(List<List<Wish>> appointments, @Nullable UUID named, List<UUID> regulars) {
    var now = clock.instant();
    var able =
        appointments.stream()
            .map(wishes -> wishes.stream().map(wish -> able(wish, now)).toList())
            .toList();
    var steady =
        regulars.isEmpty() ? mostOften(able) : regulars.stream().map(Optional::of).toList();
    return able.stream()
        .map(byPart ->
            IntStream.range(0, byPart.size())
                .mapToObj(part -> regularFirst(steady.get(part), byPart.get(part)))
                .toList())
        .map(byPart -> new Teams(byPart, named))
        .toList();
  }

  private List<Teams.Member> able(Wish wish, Instant now) {
    var known = shares.get();
    var facts =
        schedule.timetables(wish).values().stream()
            .filter(t -> ScheduleRules.judge(t, wish, Set.of(), now) instanceof Verdict.Possible)
            .flatMap(t ->
                workforce.find(t.worker()).stream()
                    .map(w -> Unbooked.facts(w, t, wish, wish.place(), known, workforce.rarity())))
            .toList();
    return Ranking.rank(facts, weights).stream().map(Teams.Member::of).toList();
  }

  /** For each part whoever could do it most often; of several the one with the best scores. */
  private static List<Optional<UUID>> mostOften(List<List<List<Teams.Member>>> appointments) {
    var regulars = new ArrayList<Optional<UUID>>();
    for (int part = 0; part < appointments.getFirst().size(); part++) {
      var scores = new HashMap<UUID, Double>();
      for (var byPart : appointments) {
        byPart
            .get(part)
            .forEach(each -> scores.merge(each.worker(), REGULAR + each.score(), Double::sum));
      }
      regulars.forEach(other -> other.ifPresent(scores::remove));
      regulars.add(
          scores.entrySet().stream()
              .max(
                  Map.Entry.<UUID, Double>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey));
    }
    return regulars;
  }

  private static List<Teams.Member> regularFirst(
      Optional<UUID> regular, List<Teams.Member> members) {
    var first = new ArrayList<Teams.Member>();
    for (var member : members) {
      if (regular.filter(member.worker()::equals).isPresent()) {
        first.addFirst(new Teams.Member(member.worker(), member.score() + REGULAR));
      } else {
        first.add(member);
      }
    }
    return first;
  }
}
