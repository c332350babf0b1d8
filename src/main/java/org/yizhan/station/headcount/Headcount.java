package org.yizhan.station.headcount;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.yizhan.station.register.EmploymentKind;
import org.yizhan.station.register.StaffShare;

/**
 * Companies and workers of a station in numbers, as the event {@code
 * org.yizhan.workforce.counted.v1} says them.
 *
 * @param companies with active workers
 * @param staffBased of them those of which more than half is staff [001 一]
 * @param workers active
 * @param staff of them with a labour contract and social insurance
 * @param educated of them with a diploma in domestic service [001 一]
 * @param trained of them with valid training before the job [001 §16]
 * @param refreshed of them trained or trained again in the last 24 months [001 §16]
 * @param trainedInYear of them trained or trained again in the last 12 months [000 §10]
 * @param examined of them with a valid health examination of the last 12 months [000 §7]
 */
record Headcount(
    int companies,
    int staffBased,
    int workers,
    int staff,
    int educated,
    int trained,
    int refreshed,
    int trainedInYear,
    int examined) {
  /** What documents an active worker holds. */
  enum Paper {
    EDUCATED,
    TRAINED,
    REFRESHED,
    TRAINED_IN_YEAR,
    EXAMINED
  }

  /**
   * An active worker.
   *
   * @param bonds what binds them to their company on the day
   */
  record Counted(UUID company, Set<EmploymentKind> bonds, Set<Paper> papers) {}

  static Headcount of(LocalDate day, List<Counted> active) {
    var shares =
        active.stream()
            .collect(
                Collectors.groupingBy(
                    Counted::company,
                    Collectors.mapping(
                        one -> new StaffShare.Counted(one.company(), one.bonds()),
                        Collectors.toList())))
            .values()
            .stream()
            .map(workers -> StaffShare.of(day, workers))
            .toList();
    return new Headcount(
        shares.size(),
        (int) shares.stream().filter(StaffShare::staffBased).count(),
        active.size(),
        shares.stream().mapToInt(StaffShare::staff).sum(),
        with(active, Paper.EDUCATED),
        with(active, Paper.TRAINED),
        with(active, Paper.REFRESHED),
        with(active, Paper.TRAINED_IN_YEAR),
        with(active, Paper.EXAMINED));
  }

  private static int with(List<Counted> active, Paper paper) {
    Predicate<Counted> holds = one -> one.papers().contains(paper);
    return (int) active.stream().filter(holds).count();
  }
}
