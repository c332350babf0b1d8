package org.yizhan.station.dispatch.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.station.dispatch.Assignment;
import org.yizhan.station.dispatch.plan.Budget;
import org.yizhan.station.dispatch.plan.Planner;
import org.yizhan.station.dispatch.plan.Search;
import org.yizhan.station.dispatch.plan.Watcher;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.Filters;
import org.yizhan.station.schedule.Suspended;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.schedule.Window;

/** Small days of which one knows what a good plan is. */
class DayProblemTest {
  private final InventedDay day = new InventedDay();

  private DayProposal planned() {
    var facts = day.facts();
    var problem = new DayProblem(facts);
    var search = new Search(Budget.iterations(500), 1, Watcher.NONE);
    var plan = Planner.replan(problem.problem(), problem.today(), search);
    return DayProposal.of(facts, problem.changes(plan));
  }

  private static DayPreview preview(DayProposal proposal) {
    return Objects.requireNonNull(proposal.preview());
  }

  private static Assignment given(DayVisit visit, UUID to) {
    return new Assignment(visit.id(), 1, to, visit.visit().worker());
  }

  @Test
  void anUnassignedVisitGoesToWhoeverLivesNear() {
    day.worker(2_000, "cleaning");
    var near = day.worker(100, "cleaning");
    var visit = day.cleaning(9, 0, null);

    assertThat(planned().assignments()).containsExactly(given(visit, near));
  }

  @Test
  void whoeverAFilterKeepsAwayIsNotPlannedHoweverNear() {
    var household = new UUID(7, 7);
    var building = new UUID(3, 1);
    var morning = new Window(InventedDay.at(8), InventedDay.at(12));
    var keptAway =
        Map.of(
            "other-gender", new Filters("f", Set.of(), List.of()),
            "blocked", new Filters("m", Set.of(household), List.of()),
            "suspended", new Filters("m", Set.of(), List.of(new Suspended(null, morning))));
    keptAway.values().forEach(filters -> day.keptFrom(day.worker(0, "cleaning"), filters));
    var whom = new Whom(household, building, "m");
    var visit = day.cleaningFor(whom);

    var left = preview(planned()).left().getFirst();
    assertThat(left.reasons())
        .extracting(DayPreview.Why::code)
        .containsExactlyInAnyOrderElementsOf(keptAway.keySet());

    var far = day.worker(3_000, "cleaning");
    day.keptFrom(far, new Filters("m", Set.of(), List.of()));
    assertThat(planned().assignments()).containsExactly(given(visit, far));

    day.keptFrom(far, new Filters("m", Set.of(), List.of(new Suspended(building, morning))));
    assertThat(planned().assignments()).isEmpty();
  }

  @Test
  void theVisitsOfTheSickGoToOthers() {
    var sick = day.worker(0, "cleaning");
    var other = day.worker(1_500, "cleaning");
    var first = day.cleaning(9, 0, sick);
    var second = day.cleaning(11, 200, sick);
    day.away(sick);

    var proposal = planned();

    assertThat(proposal.assignments()).containsExactly(given(first, other), given(second, other));
    assertThat(preview(proposal).before().unassigned()).isEqualTo(2);
    assertThat(preview(proposal).after().unassigned()).isZero();
    assertThat(preview(proposal).after().promisesBroken()).isEqualTo(2);
  }

  @Test
  void aPromiseIsNotBrokenForAShorterWay() {
    var far = day.worker(400, "cleaning");
    day.worker(0, "cleaning");
    day.cleaning(9, 0, far);

    assertThat(planned().assignments()).isEmpty();
  }

  @Test
  void aPromiseIsBrokenForAMuchShorterWayUnlessTheWorkerAccepted() {
    var far = day.worker(2_000, "cleaning");
    var near = day.worker(0, "cleaning");
    var told = day.cleaning(9, 0, far);
    day.visit("cleaning", 15, 60, 15, new Place(0, 0), far, true, null);
    day.changesCost(10, 10_000);

    assertThat(planned().assignments()).isEmpty(); // far comes here anyway

    day.changesCost(0, 0);
    assertThat(planned().assignments()).contains(given(told, near));
  }

  @Test
  void setUpIsKeptFreeBetweenTwoVisits() {
    var one = day.worker(0, "cleaning");
    day.cleaning(9, 0, one);
    var tooSoon = day.visit("cleaning", 30, 60, 10.25, new Place(0, 0), null, false, null);

    var proposal = planned();

    assertThat(proposal.assignments()).isEmpty();
    var left = preview(proposal).left().getFirst();
    assertThat(left.visit()).isEqualTo(tooSoon.id());
    assertThat(left.reasons().getFirst().code()).isEqualTo("occupied");
  }

  @Test
  void nobodyIsPlannedToWalkFasterThanTheyReallyDo() {
    var one = day.worker(0, "cleaning");
    day.cleaning(9, 0, one);
    var next = day.cleaning(10.5, 1_000, null); // 18 minutes on foot, and there are 30.

    assertThat(planned().assignments()).containsExactly(given(next, one));
    assertThat(preview(planned()).after().travelMinutes()).isEqualTo(2 * 18);

    day.slower(1.8);
    assertThat(planned().assignments()).isEmpty();
    var left = preview(planned()).left().getFirst();
    assertThat(left.reasons().getFirst().code()).isEqualTo("travel");
  }

  @Test
  void oneGivesWayToServeTwo() {
    var cleans = day.worker(0, "cleaning");
    var both = day.worker(0, "cleaning", "cooking");
    var cleaning = day.cleaning(9, 0, both);
    var cooking = day.visit("cooking", 0, 60, 9.5, new Place(0, 0), null, false, null);

    assertThat(planned().assignments())
        .containsExactly(given(cleaning, cleans), given(cooking, both));
  }

  @Test
  void aResidentWhoChoseAWorkerIsGivenNobodyElse() {
    var chosen = day.worker(2_000, "cleaning");
    day.worker(0, "cleaning");
    var visit = day.visit("cleaning", 15, 60, 9, new Place(0, 0), chosen, false, chosen);

    assertThat(planned().assignments()).isEmpty();

    day.away(chosen);
    var proposal = planned();
    assertThat(proposal.assignments()).isEmpty();
    var left = preview(proposal).left().getFirst();
    assertThat(left.worker()).isEqualTo(chosen);
    assertThat(left.visit()).isEqualTo(visit.id());
    assertThat(left.reasons())
        .extracting(DayPreview.Why::code)
        .containsExactlyInAnyOrder("away", "resident-chose-another");
  }

  @Test
  void whoeverIsNextDoorAnywayComes() {
    var busy = day.worker(2_000, "cleaning");
    day.worker(700, "cleaning");
    day.underWay(day.wish("cleaning", 15, 60, 9, new Place(0, 0)), busy);
    var visit = day.cleaning(11, 0, null);

    assertThat(planned().assignments()).containsExactly(given(visit, busy));
  }

  @Test
  void anEmptyDayHasNothingToChange() {
    day.worker(0, "cleaning");

    assertThat(planned().assignments()).isEmpty();
    assertThat(preview(planned()).left()).isEmpty();
  }

  @Test
  void aCrewThatComesTogetherGetsTwoWorkers() {
    var one = day.worker(0, "cleaning");
    var two = day.worker(100, "cleaning");
    var crew = day.crew(9, 0, new Place(0, 0), null, null);

    assertThat(planned().assignments())
        .extracting(Assignment::worker)
        .hasSize(crew.size())
        .containsExactlyInAnyOrder(one, two);
  }

  @Test
  void aCrewInSequenceIsNeverOneWorkerTwice() {
    day.worker(0, "cleaning");
    day.crew(9, 1.5, new Place(0, 0), null, null);

    assertThat(planned().assignments()).isEmpty(); // one could do both parts, but two were sold

    day.worker(2_000, "cleaning");
    assertThat(planned().assignments()).extracting(Assignment::worker).doesNotHaveDuplicates();
    assertThat(planned().assignments()).hasSize(2);
  }

  @Test
  void aSickMemberIsReplacedAndTheOtherStays() {
    var sick = day.worker(0, "cleaning");
    var stays = day.worker(100, "cleaning");
    var other = day.worker(500, "cleaning");
    var crew = day.crew(9, 0, new Place(0, 0), sick, stays);
    day.away(sick);

    assertThat(planned().assignments()).containsExactly(given(crew.getFirst(), other));
  }
}
