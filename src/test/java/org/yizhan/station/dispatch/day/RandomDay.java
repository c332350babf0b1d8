package org.yizhan.station.dispatch.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.ScheduleRules;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Wish;

/**
 * A crowded day in a small town: what stands in it was given lawfully, some workers are away, some
 * residents chose, somebody is at the kiosk. The same seed gives the same day.
 */
final class RandomDay {
  private static final List<String> SKILLS = List.of("cleaning", "cooking", "elder-care");
  private static final int[] SET_UP = {0, 10, 15, 20};
  private static final int[] MINUTES = {45, 60, 90, 120};

  private final SplittableRandom random;
  private final InventedDay day = new InventedDay();
  private final List<UUID> workers = new ArrayList<>();

  private RandomDay(long seed) {
    random = new SplittableRandom(seed);
  }

  static DayFacts facts(long seed, int visits, int workers) {
    return new RandomDay(seed).tell(visits, workers);
  }

  private DayFacts tell(int visits, int count) {
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(2) == 0 ? 7 : 11;
      var skills = SKILLS.stream().filter(skill -> random.nextInt(3) > 0).toArray(String[]::new);
      workers.add(day.worker(place(), from, from + 9, skills));
    }
    for (int i = 0; i < visits; i++) {
      addVisit(i);
    }
    workers.stream().filter(worker -> random.nextInt(6) == 0).forEach(day::away);
    day.now(random.nextInt(14));
    return day.facts();
  }

  private void addVisit(int number) {
    var skill = SKILLS.get(random.nextInt(SKILLS.size()));
    int setUp = SET_UP[random.nextInt(SET_UP.length)];
    int minutes = MINUTES[random.nextInt(MINUTES.length)];
    // Not before the latest 'now' of a day, so that nothing in it is over.
    double hour = 14 + random.nextInt(10) / 2.0;
    var place = place();
    var wish = day.wish(skill, setUp, minutes, hour, place);
    var free = workers.stream().filter(worker -> isPossible(worker, wish)).toList();
    @Nullable UUID somebody = free.isEmpty() ? null : free.get(random.nextInt(free.size()));
    switch (number % 7) {
      case 0 -> day.visit(skill, setUp, minutes, hour, place, null, false, null);
      case 1 -> day.visit(skill, setUp, minutes, hour, place, somebody, true, null);
      case 2 -> day.visit(skill, setUp, minutes, hour, place, somebody, false, somebody);
      case 3 -> {
        if (somebody != null) {
          day.underWay(wish, somebody);
        }
      }
      case 4 -> {
        if (somebody != null && random.nextBoolean()) {
          day.held(somebody, wish);
        }
      }
      default -> day.visit(skill, setUp, minutes, hour, place, somebody, false, null);
    }
  }

  private boolean isPossible(UUID worker, Wish wish) {
    return ScheduleRules.judge(day.timetable(worker), wish, Set.of(), InventedDay.at(0))
        instanceof Verdict.Possible;
  }

  private Place place() {
    return new Place(random.nextInt(-2_000, 2_000), random.nextInt(-2_000, 2_000));
  }
}
