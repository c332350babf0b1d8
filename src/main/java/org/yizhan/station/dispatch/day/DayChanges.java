package org.yizhan.station.dispatch.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.dispatch.Ranking;
import org.yizhan.station.schedule.Move;

/** Says of each change of a plan why it is made. */
record DayChanges(DayFacts facts, DayWays before, DayWays after) {
  private static final Text NOBODY = new Text("原来没有人去", "Nobody was to go");
  private static final Text BETTER = new Text("这样一天的安排更好", "The day as a whole gets better");

  /** Less than this is no difference, points. */
  private static final double NOTHING = 0.05;

  /** Why, for each of these changes. */
  List<DayPreview.Change> explained(List<Move> moves) {
    var to = new HashMap<UUID, UUID>();
    moves.forEach(move -> to.put(move.visit(), move.to()));
    return facts.visits().stream()
        .filter(visit -> to.containsKey(visit.id()))
        .map(visit -> explained(visit, to))
        .toList();
  }

  private DayPreview.Change explained(DayVisit visit, Map<UUID, UUID> to) {
    var from = visit.visit().worker();
    var terms = terms(visit, from, to.get(visit.id()));
    if (from == null) {
      return new DayPreview.Change(visit.id(), "unassigned", NOBODY, terms);
    }
    if (facts.away().contains(from)) {
      return new DayPreview.Change(visit.id(), "away", DayProposal.AWAY, terms);
    }
    var against = facts.against(visit, from, List.of());
    return against.isEmpty()
        ? new DayPreview.Change(visit.id(), "better", BETTER, terms)
        : new DayPreview.Change(
            visit.id(), against.getFirst().code(), against.getFirst().text(), terms);
  }

  private List<DayPreview.Term> terms(DayVisit visit, @Nullable UUID from, @Nullable UUID to) {
    if (to == null) {
      return List.of();
    }
    var had = from == null ? List.<Ranking.Scored>of() : scored(visit, from, before);
    var gets = scored(visit, to, after);
    var terms = new ArrayList<DayPreview.Term>();
    for (int i = 0; i < gets.size(); i++) {
      var points = gets.get(i).points();
      var was = had.isEmpty() ? null : had.get(i).points();
      if (Math.abs(points - (was == null ? 0 : was)) > NOTHING) {
        terms.add(new DayPreview.Term(gets.get(i).term().code(), was, points));
      }
    }
    return terms;
  }

  private List<Ranking.Scored> scored(DayVisit visit, UUID worker, DayWays ways) {
    return facts.terms(visit, worker, ways.to().getOrDefault(visit.id(), 0));
  }
}
