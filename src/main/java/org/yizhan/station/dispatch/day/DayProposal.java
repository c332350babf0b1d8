package org.yizhan.station.dispatch.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.dispatch.Assignment;
import org.yizhan.station.schedule.Move;
import org.yizhan.station.schedule.Reason;

/**
 * What a planning came to.
 *
 * @param preview absent when it was stopped before it began
 */
public record DayProposal(List<Assignment> assignments, @Nullable DayPreview preview) {
  static final Text AWAY = new Text("当天不能来", "is away on this day");
  private static final Text ANOTHER =
      new Text("居民指定了别人", "is not the worker whom the resident chose");

  /** Nothing was found because nothing was sought. */
  static final DayProposal NOTHING = new DayProposal(List.of(), null);

  /** What becomes of the wanted changes under the schedule's rules. */
  static DayProposal of(DayFacts facts, List<Move> wanted) {
    var repair = new DayRepair(facts);
    var moves = repair.sound(wanted);
    var before = serving(facts, repair, List.of());
    var after = serving(facts, repair, moves);
    var left =
        facts.visits().stream()
            .filter(visit -> !after.containsKey(visit.id()))
            .map(visit -> left(facts, visit, moves))
            .toList();
    var changes = new DayChanges(facts, DayWays.of(facts, before), DayWays.of(facts, after));
    return new DayProposal(
        assignments(facts, moves),
        new DayPreview(
            totals(facts, before), totals(facts, after), changes.explained(moves), left));
  }

  private static List<Assignment> assignments(DayFacts facts, List<Move> moves) {
    var to = new HashMap<UUID, UUID>();
    moves.forEach(move -> to.put(move.visit(), move.to()));
    var assignments = new ArrayList<Assignment>();
    for (var visit : facts.visits()) {
      var worker = to.get(visit.id());
      if (worker != null) {
        var now = visit.visit();
        assignments.add(new Assignment(now.id(), now.version(), worker, now.worker()));
      }
    }
    return List.copyOf(assignments);
  }

  private static Map<UUID, UUID> serving(DayFacts facts, DayRepair repair, List<Move> moves) {
    var serving = new HashMap<UUID, UUID>();
    for (var visit : facts.visits()) {
      repair.serving(visit, moves).ifPresent(worker -> serving.put(visit.id(), worker));
    }
    return serving;
  }

  private static DayPreview.Totals totals(DayFacts facts, Map<UUID, UUID> serving) {
    int kept = 0;
    int broken = 0;
    for (var visit : facts.visits()) {
      var promised = visit.promised();
      if (promised != null && promised.equals(serving.get(visit.id()))) {
        kept++;
      } else if (promised != null) {
        broken++;
      }
    }
    int unassigned = facts.visits().size() - serving.size();
    return new DayPreview.Totals(DayWays.of(facts, serving).minutes(), unassigned, kept, broken);
  }

  private static DayPreview.Left left(DayFacts facts, DayVisit visit, List<Move> moves) {
    var counts = new LinkedHashMap<String, DayPreview.Why>();
    for (var worker : facts.everybody()) {
      if (facts.away().contains(worker)) {
        count(counts, "away", AWAY);
      } else if (!facts.mayAsk(visit, worker)) {
        count(counts, "resident-chose-another", ANOTHER);
      } else {
        for (Reason reason : facts.against(visit, worker, moves)) {
          count(counts, reason.code(), reason.text());
        }
      }
    }
    var reasons =
        counts.values().stream()
            .sorted(Comparator.comparingInt(DayPreview.Why::workers).reversed())
            .toList();
    return new DayPreview.Left(visit.id(), visit.visit().worker(), reasons);
  }

  private static void count(Map<String, DayPreview.Why> counts, String code, Text text) {
    counts.merge(
        code,
        new DayPreview.Why(code, text, 1),
        (had, one) -> new DayPreview.Why(code, text, had.workers() + 1));
  }
}
