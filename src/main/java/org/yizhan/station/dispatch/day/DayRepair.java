package org.yizhan.station.dispatch.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.station.schedule.Move;

/**
 * Holds a planned day against the schedule's rules, which have the last word: the core knows pairs
 * of visits, the rules may count hours over the whole day. What does not pass is left as it was,
 * and whoever could still be served after that is.
 */
final class DayRepair {
  private final DayFacts facts;
  private final Set<UUID> movable;
  private final Map<UUID, DayVisit> visits = new HashMap<>();

  DayRepair(DayFacts facts) {
    this.facts = facts;
    this.movable = facts.movable();
    facts.visits().forEach(visit -> visits.put(visit.id(), visit));
  }

  /** Those of the wanted changes that can be made together, and more that serve who is left. */
  List<Move> sound(List<Move> wanted) {
    var moves = passing(wanted);
    for (var visit : facts.visits()) {
      if (serving(visit, moves).isEmpty()) {
        anybody(visit, moves).ifPresent(moves::add);
      }
    }
    return whole(moves);
  }

  /** Nobody is sent alone to what takes two: neither half of a crew is planned, or both are. */
  private List<Move> whole(List<Move> all) {
    var moves = all;
    while (true) {
      var among = moves;
      var rest = among.stream().filter(move -> hasMate(move, among)).toList();
      if (rest.size() == among.size()) {
        return passing(rest);
      }
      moves = rest;
    }
  }

  private boolean hasMate(Move move, List<Move> among) {
    var crew = move.wish().crew();
    return crew == null
        || visits.values().stream()
            .filter(other -> crew.equals(other.wish().crew()) && !other.id().equals(move.visit()))
            .allMatch(other -> serving(other, among).isPresent());
  }

  /** Whoever will really come: not somebody who is away or may not. */
  Optional<UUID> serving(DayVisit visit, List<Move> moves) {
    var moved = moves.stream().filter(move -> move.visit().equals(visit.id())).findFirst();
    return moved
        .map(Move::to)
        .or(() -> Optional.ofNullable(visit.visit().worker()))
        .filter(worker -> !facts.away().contains(worker))
        .filter(worker -> facts.against(visit, worker, moves).isEmpty());
  }

  /** A change that is dropped leaves its visit where it was, which may stop another one. */
  private List<Move> passing(List<Move> wanted) {
    var moves = wanted;
    while (true) {
      var all = moves;
      var rest = all.stream().filter(move -> passes(move, all)).toList();
      if (rest.size() == all.size()) {
        return new ArrayList<>(rest);
      }
      moves = rest;
    }
  }

  private boolean passes(Move move, List<Move> among) {
    var visit = visits.get(move.visit());
    return visit != null
        && facts.mayAsk(visit, move.to())
        && facts.against(visit, move.to(), among).isEmpty();
  }

  private Optional<Move> anybody(DayVisit visit, List<Move> moves) {
    Map<UUID, Double> points =
        facts.everybody().stream()
            .filter(worker -> !worker.equals(visit.visit().worker()))
            .filter(worker -> facts.couldDo(visit, worker, movable))
            .collect(Collectors.toMap(worker -> worker, worker -> facts.points(visit, worker)));
    return points.entrySet().stream()
        .sorted(
            Map.Entry.<UUID, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> visit.to(entry.getKey()))
        .filter(move -> fitsBeside(move, moves))
        .findFirst();
  }

  /** The change itself, and all others that come to the same worker. */
  private boolean fitsBeside(Move move, List<Move> moves) {
    var together = new ArrayList<>(moves);
    together.add(move);
    return together.stream()
        .filter(other -> other.to().equals(move.to()))
        .allMatch(other -> passes(other, together));
  }
}
