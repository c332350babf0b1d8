package org.yizhan.station.dispatch.day;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.dispatch.CandidateRules;
import org.yizhan.station.dispatch.Shares;
import org.yizhan.station.dispatch.plan.Budget;
import org.yizhan.station.dispatch.plan.CpuClock;
import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.Planner;
import org.yizhan.station.dispatch.plan.Search;
import org.yizhan.station.dispatch.plan.Watcher;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.ScheduleRules;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Wish;

/**
 * A whole city's day on which some workers call in sick at nine, and how long it takes until
 * everybody is served again who can be: from the facts as they were read to the proposal, on one
 * thread. What has begun by then is pinned, and so is whom a resident chose.
 */
public final class CrowdedDay {
  private static final List<String> SKILLS =
      List.of("cleaning", "cooking", "elder-care", "laundry", "child-care");
  private static final int[] MINUTES = {30, 45, 45, 60, 60, 60, 60, 90};

  private final SplittableRandom random;
  private final InventedDay day = new InventedDay();
  private static final double NINE = 9;
  private static final int CHOSEN_PERCENT = 5;

  /** Rounds over a thousand visits until all of it is compiled: a second or two. */
  private static final int WARM_UP = 25;

  private final List<UUID> workers = new ArrayList<>();

  /** By visit: whose it stays, whatever is planned. */
  private final Map<UUID, UUID> pinned = new HashMap<>();

  /** By visit: whom the resident chose. */
  private final Map<UUID, UUID> chosen = new HashMap<>();

  /** By visit: who said that they will come. */
  private final Map<UUID, UUID> told = new HashMap<>();

  private CrowdedDay(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * CPU seconds, and what is left to nobody.
   *
   * @param modelled until the day was put into the core's words
   * @param served until the first plan, in which everybody has a worker who can have one
   * @param proposed until the proposal, after a search of {@code searched} seconds
   * @param forgotten visits to which the proposal sends nobody although somebody could come
   * @param pinned visits that have begun, or whose worker the resident chose and can come
   * @param moved of the pinned, those that do not stay where they are
   * @param told other visits that were accepted by a worker who can come
   * @param toldMoved of these, those that go to somebody else
   */
  public record Measured(
      double modelled,
      double served,
      double searched,
      double proposed,
      int displaced,
      int leftAtFirst,
      int left,
      int forgotten,
      int pinned,
      int moved,
      int told,
      int toldMoved) {}

  /** Measures one day. */
  public static Measured measure(int workers, int visits, int sick, double seconds, long seed) {
    var invented = new CrowdedDay(seed);
    var facts = invented.tell(workers, visits, sick);
    var clock = CpuClock.ofCurrentThread();
    long begin = clock.nanos();
    var problem = new DayProblem(facts);
    double modelled = (clock.nanos() - begin) / 1e9;
    var first = new First(clock);
    var search = new Search(Budget.cpuSeconds(seconds, clock), seed, first);
    var plan = Planner.replan(problem.problem(), problem.today(), search);
    double searched = (clock.nanos() - begin) / 1e9 - modelled;
    var proposal = DayProposal.of(facts, problem.changes(plan));
    double proposed = (clock.nanos() - begin) / 1e9;
    var preview = Objects.requireNonNull(proposal.preview());
    var assignments = proposal.assignments();
    return new Measured(
        modelled,
        (first.at - begin) / 1e9,
        searched,
        proposed,
        preview.before().unassigned(),
        first.unassigned,
        preview.after().unassigned(),
        Afterwards.forgotten(facts, assignments).size(),
        invented.pinned.size(),
        Afterwards.moved(facts, assignments, invented.pinned).size(),
        invented.told.size(),
        Afterwards.moved(facts, assignments, invented.told).size());
  }

  /**
   * Microseconds that it takes to judge and rank everybody for a visit of the day, for each of
   * {@code times} rounds over the visits, once it is warm; sorted.
   */
  public static double[] rank(int workers, int visits, int times, long seed) {
    var invented = new CrowdedDay(seed);
    var facts = invented.tell(workers, visits, 0);
    var known = invented.known(facts);
    var micros = new double[times * facts.visits().size()];
    for (int round = -WARM_UP; round < times; round++) {
      int i = Math.max(round, 0) * facts.visits().size();
      for (var visit : facts.visits()) {
        long begin = System.nanoTime();
        CandidateRules.judge(visit.visit(), visit.wish(), facts.workers().values(), known);
        micros[i++] = (System.nanoTime() - begin) / 1e3;
      }
    }
    Arrays.sort(micros);
    return micros;
  }

  /** Under all rules, everybody with work behind them, and one in ten known in the household. */
  private CandidateRules.Known known(DayFacts facts) {
    var lawful = new HashMap<UUID, Timetable>();
    facts.timetables().forEach((id, timetable) -> lawful.put(id, Ruled.under(timetable)));
    var steady = new HashMap<UUID, Integer>();
    var worked = new ArrayList<Shares.Worked>();
    for (var worker : facts.workers().values()) {
      if (random.nextInt(10) == 0) {
        steady.put(worker.id(), 1 + random.nextInt(10));
      }
      long minutes = random.nextLong(10_000);
      worked.add(
          new Shares.Worked(
              worker.id(),
              worker.companyId(),
              true,
              minutes,
              random.nextLong(2_000),
              minutes * 70));
    }
    return new CandidateRules.Known(
        lawful, steady, Shares.of(worked), facts.rarity(), facts.weights(), facts.now());
  }

  private static final class First implements Watcher {
    private final CpuClock clock;
    private long at;
    private int unassigned;

    First(CpuClock clock) {
      this.clock = clock;
    }

    @Override
    public void progress(double used, Plan best) {
      if (at == 0) {
        at = clock.nanos();
        unassigned = best.unassigned().length;
      }
    }
  }

  private DayFacts tell(int count, int visits, int sick) {
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(5) < 3 ? 7 : 8;
      var skills = SKILLS.stream().filter(skill -> random.nextInt(100) < 75).toArray(String[]::new);
      workers.add(day.worker(place(), from, from + 12, skills));
    }
    for (int i = 0; i < visits; i++) {
      addVisit();
    }
    for (var worker : workers.subList(0, sick)) {
      day.away(worker);
      told.values().removeIf(worker::equals);
      chosen.values().removeIf(worker::equals);
    }
    pinned.putAll(chosen);
    return day.now(NINE).facts();
  }

  private void addVisit() {
    var skill = SKILLS.get(random.nextInt(SKILLS.size()));
    int minutes = MINUTES[random.nextInt(MINUTES.length)];
    double hour = 8 + random.nextInt(20) / 2.0;
    var place = place();
    var wish = day.wish(skill, 15, minutes, hour, place);
    int first = random.nextInt(workers.size());
    @Nullable UUID worker = null;
    for (int i = 0; i < workers.size() && worker == null; i++) {
      var next = workers.get((first + i) % workers.size());
      worker = isPossible(next, wish) ? next : null;
    }
    var accepted = random.nextBoolean();
    var isChosen = random.nextInt(100) < CHOSEN_PERCENT;
    if (worker != null && hour < NINE) {
      pinned.put(day.underWay(wish, worker), worker);
    } else {
      var wished = isChosen ? worker : null;
      var visit = day.visit(skill, 15, minutes, hour, place, worker, accepted, wished);
      if (worker != null && (isChosen || accepted)) {
        (isChosen ? chosen : told).put(visit.id(), worker);
      }
    }
  }

  private boolean isPossible(UUID worker, Wish wish) {
    return ScheduleRules.judge(day.timetable(worker), wish, Set.of(), InventedDay.at(0))
        instanceof Verdict.Possible;
  }

  private Place place() {
    return new Place(random.nextInt(-1_000, 1_000), random.nextInt(-1_000, 1_000));
  }
}
