package org.yizhan.station.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.yizhan.station.schedule.Move;
import org.yizhan.station.schedule.ScheduleRules;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.workforce.Rarity;
import org.yizhan.station.workforce.Worker;

/** Decides who could take a visit, in which order, and why the others cannot. */
public final class CandidateRules {
  /** Whoever is kept by more of them is as far away as can be. */
  private static final int MOST_REASONS = 32;

  private CandidateRules() {}

  /**
   * What is known of everybody at {@code now}.
   *
   * @param timetables around the visit
   * @param steady by worker: visits to the household of late
   * @param shares how the work is shared without the visit
   */
  public record Known(
      Map<UUID, Timetable> timetables,
      Map<UUID, Integer> steady,
      Shares shares,
      Rarity rarity,
      RankingWeights weights,
      Instant now) {}

  /** Everybody, held against the visit as it stands. */
  public static Candidates.Found judge(
      Visit visit, Wish wish, Collection<Worker> workers, Known known) {
    var notBefore = new Move(visit.id(), visit.id(), wish).notBefore(known.now());
    return judge(visit, wish, Set.of(visit.id()), notBefore, workers, known);
  }

  /**
   * Everybody, held against the visit as it is wished.
   *
   * @param own visits that move with it and do not stand in the way
   * @param notBefore earliest start
   */
  static Candidates.Found judge(
      Visit visit,
      Wish wish,
      Set<UUID> own,
      Instant notBefore,
      Collection<Worker> workers,
      Known known) {
    var possible = new ArrayList<Ranking.Facts>();
    var excluded = new ArrayList<Candidates.Excluded>();
    for (var worker : workers) {
      var timetable = known.timetables().get(worker.id());
      if (timetable == null) {
        continue;
      }
      switch (ScheduleRules.judge(timetable, wish, own, notBefore)) {
        case Verdict.Possible() -> possible.add(facts(worker, timetable, visit, wish, known));
        case Verdict.Impossible(var reasons) ->
            excluded.add(new Candidates.Excluded(worker, reasons));
      }
    }
    return new Candidates.Found(
        Ranking.terms(known.weights()),
        Ranking.rank(possible, known.weights()),
        nearestFirst(excluded));
  }

  /** Whom the fewest reasons keep comes first. There are few different numbers of reasons. */
  private static List<Candidates.Excluded> nearestFirst(List<Candidates.Excluded> excluded) {
    var sizes = new int[excluded.size()];
    var places = new int[MOST_REASONS + 1];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.min(excluded.get(i).reasons().size(), MOST_REASONS);
      places[sizes[i]]++;
    }
    for (int size = 1, before = 0; size <= MOST_REASONS; size++) {
      int here = places[size];
      places[size] = before;
      before += here;
    }
    var sorted = new Candidates.Excluded[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      sorted[places[sizes[i]]++] = excluded.get(i);
    }
    return List.of(sorted);
  }

  private static Ranking.Facts facts(
      Worker worker, Timetable timetable, Visit visit, Wish wish, Known known) {
    return new Ranking.Facts(
        worker.id(),
        worker.id().equals(visit.wishedWorker()),
        known.steady().getOrDefault(worker.id(), 0),
        travelMinutes(timetable, visit, wish),
        wish.place() == null ? 0 : timetable.home().metresTo(wish.place()),
        worker.stars(),
        known.rarity().unneeded(worker.id(), wish.service().skill()),
        known.shares().of(worker.id()));
  }

  /** From the visit before, or from home when there is none. */
  private static int travelMinutes(Timetable timetable, Visit visit, Wish wish) {
    var here = wish.place();
    if (here == null) {
      return 0;
    }
    var from = timetable.home();
    var since = Instant.MIN;
    for (var row : timetable.occupied()) {
      var end = row.during().end();
      if (row.place() != null
          && !end.isAfter(wish.visit().start())
          && end.isAfter(since)
          && !visit.id().equals(row.visit())) {
        from = row.place();
        since = end;
      }
    }
    return timetable.ways().minutes(from, here);
  }
}
