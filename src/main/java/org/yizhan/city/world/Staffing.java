package org.yizhan.city.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.ids.Ids;

/** Who works for the companies of a station; how many have what is told when it changes. */
final class Staffing {
  private static final int COMPANIES = 4;

  private final UUID station;
  private final Chance chance;
  private final List<Person> people;
  private Staffed told;
  private int version;

  /** What somebody may have. */
  private enum Has {
    CONTRACT(0.7),
    INSURANCE(0.8),
    DIPLOMA(0.1),
    TRAINING(0.97),
    REFRESHER(0.9),
    TRAINED_IN_YEAR(0.5),
    EXAMINATION(0.93);

    private final double share;

    Has(double share) {
      this.share = share;
    }
  }

  private record Person(int company, Set<Has> has) {
    boolean all(Set<Has> wanted) {
      return has.containsAll(wanted);
    }
  }

  private Staffing(UUID station, Chance chance, List<Person> people, Staffed told, int version) {
    this.station = station;
    this.chance = chance;
    this.people = new ArrayList<>(people);
    this.told = told;
    this.version = version;
  }

  /** So many workers. */
  static Staffing draw(Chance chance, int workers) {
    var people = IntStream.range(0, workers).mapToObj(i -> somebody(chance)).toList();
    return new Staffing(Ids.next(), chance, people, Staffed.NONE, 0);
  }

  private static Person somebody(Chance chance) {
    var has = EnumSet.noneOf(Has.class);
    for (var one : Has.values()) {
      if (chance.happens(one.share)) {
        has.add(one);
      }
    }
    return new Person(chance.between(1, COMPANIES), has);
  }

  /** The same people, and another future. */
  Staffing copy() {
    return new Staffing(station, new Chance(chance.seed()), people, told, version);
  }

  /** On some days somebody comes or goes; what is told of it, if anything is. */
  Optional<Event> beginDay(Instant now) {
    if (chance.happens(0.2)) {
      people.add(somebody(chance));
    }
    if (people.size() > 1 && chance.happens(0.2)) {
      people.remove(chance.between(0, people.size() - 1));
    }
    var counted = now();
    if (counted.equals(told)) {
      return Optional.empty();
    }
    told = counted;
    version++;
    var type = "org.yizhan.workforce.counted.v1";
    return Optional.of(Event.of(now, "station", type, station, version, data(counted)));
  }

  /** How many there are, and have what. */
  Staffed now() {
    return new Staffed(
        IntStream.rangeClosed(1, COMPANIES).filter(one -> !of(one).isEmpty()).count(),
        IntStream.rangeClosed(1, COMPANIES).filter(this::isStaffBased).count(),
        people.size(),
        staff(people),
        with(people, Set.of(Has.DIPLOMA)),
        with(people, Set.of(Has.TRAINING)),
        with(people, Set.of(Has.REFRESHER)),
        with(people, Set.of(Has.TRAINED_IN_YEAR)),
        with(people, Set.of(Has.EXAMINATION)));
  }

  private List<Person> of(int company) {
    return people.stream().filter(person -> person.company() == company).toList();
  }

  private boolean isStaffBased(int company) {
    return staff(of(company)) * 2 > of(company).size();
  }

  private static long staff(List<Person> people) {
    return with(people, Set.of(Has.CONTRACT, Has.INSURANCE));
  }

  private static long with(List<Person> people, Set<Has> wanted) {
    return people.stream().filter(person -> person.all(wanted)).count();
  }

  private static Map<String, Long> data(Staffed staffed) {
    return Map.of(
        "companies", staffed.companies(),
        "staffBased", staffed.staffBased(),
        "workers", staffed.workers(),
        "staff", staffed.staff(),
        "educated", staffed.educated(),
        "trained", staffed.trained(),
        "refreshed", staffed.refreshed(),
        "trainedInYear", staffed.inYear(),
        "examined", staffed.examined());
  }
}
