package org.yizhan.station.dispatch.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.yizhan.station.dispatch.Assignment;
import org.yizhan.station.dispatch.plan.Budget;
import org.yizhan.station.dispatch.plan.PlanChecker;
import org.yizhan.station.dispatch.plan.Planner;
import org.yizhan.station.dispatch.plan.Search;
import org.yizhan.station.dispatch.plan.Watcher;
import org.yizhan.station.schedule.Move;
import org.yizhan.station.schedule.ScheduleRules;
import org.yizhan.station.schedule.Verdict;

/** Whatever the day: what is proposed stands up to the rules under which it will be applied. */
class DayPlanPropertyTest {
  private static final int TRIES = 150;

  private static List<Move> planned(DayFacts facts, long seed) {
    var day = new DayProblem(facts);
    var search = new Search(Budget.iterations(300), seed, Watcher.NONE);
    var plan = Planner.replan(day.problem(), day.today(), search);
    assertThat(PlanChecker.check(day.problem(), plan).violations()).isEmpty();
    return day.changes(plan);
  }

  @Property(tries = TRIES)
  void whatIsProposedIsLawful(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int visits,
      @ForAll @IntRange(min = 1, max = 8) int workers) {
    var facts = RandomDay.facts(seed, visits, workers);

    var proposal = DayProposal.of(facts, planned(facts, seed));

    var after = Afterwards.timetables(facts, proposal.assignments());
    for (var given : proposal.assignments()) {
      var visit = visit(facts, given.visit());
      var verdict =
          ScheduleRules.judge(
              Objects.requireNonNull(after.get(given.worker())),
              visit.wish(),
              Set.of(visit.id()),
              visit.to(given.worker()).notBefore(facts.now()));
      assertThat(verdict).as("%s", given).isEqualTo(new Verdict.Possible());
      assertThat(facts.away()).doesNotContain(given.worker());
      if (visit.visit().wishedWorker() != null) {
        assertThat(given.worker()).isEqualTo(visit.visit().wishedWorker());
      }
    }
  }

  @Property(tries = TRIES)
  void theCoreKnowsTheRulesSoNothingIsLeftToRepair(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int visits,
      @ForAll @IntRange(min = 1, max = 8) int workers) {
    var facts = RandomDay.facts(seed, visits, workers);

    var wanted = planned(facts, seed);

    assertThat(new DayRepair(facts).sound(wanted)).containsAll(wanted);
  }

  @Property(tries = TRIES)
  void nobodyIsLeftWhomSomebodyCouldServe(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int visits,
      @ForAll @IntRange(min = 1, max = 8) int workers) {
    var facts = RandomDay.facts(seed, visits, workers);

    var proposal = DayProposal.of(facts, planned(facts, seed));

    var preview = Objects.requireNonNull(proposal.preview());
    var moves = moves(facts, proposal.assignments());
    for (var left : preview.left()) {
      var visit = visit(facts, left.visit());
      assertThat(facts.everybody())
          .noneMatch(worker ->
              facts.mayAsk(visit, worker) && facts.against(visit, worker, moves).isEmpty());
      assertThat(left.reasons().stream().mapToInt(DayPreview.Why::workers).sum())
          .isGreaterThanOrEqualTo(facts.everybody().size());
    }
    assertThat(preview.after().unassigned())
        .isEqualTo(preview.left().size())
        .isLessThanOrEqualTo(preview.before().unassigned());
  }

  @Property(tries = TRIES)
  void whoeverHadAWorkerWhoCanComeStillHasOne(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int visits,
      @ForAll @IntRange(min = 1, max = 8) int workers) {
    var facts = RandomDay.facts(seed, visits, workers);
    var repair = new DayRepair(facts);

    var proposal = DayProposal.of(facts, planned(facts, seed));

    var moves = moves(facts, proposal.assignments());
    for (var visit : facts.visits()) {
      if (repair.serving(visit, List.of()).isPresent()) {
        assertThat(repair.serving(visit, moves)).as("%s", visit.id()).isPresent();
      }
    }
  }

  private static List<Move> moves(DayFacts facts, List<Assignment> assignments) {
    return assignments.stream().map(a -> visit(facts, a.visit()).to(a.worker())).toList();
  }

  private static DayVisit visit(DayFacts facts, UUID id) {
    return facts.visits().stream().filter(v -> v.id().equals(id)).findFirst().orElseThrow();
  }
}
