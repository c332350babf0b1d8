package org.yizhan.station.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * How much of a company is its own staff on a day (员工制): workers with a valid labour contract and
 * social insurance among all active workers; more than half makes the company staff-based [003 §2],
 * [004 §5].
 *
 * @param workers active on the day
 * @param contracts of them with a labour contract
 * @param insured of them with social insurance
 * @param staff of them with both
 */
public record StaffShare(LocalDate date, int workers, int contracts, int insured, int staff) {
  /**
   * What counts of one worker.
   *
   * @param papers the kinds of employment that are valid on the day
   */
  public record Counted(UUID company, Set<EmploymentKind> papers) {}

  /** The share that {@code active} workers make on the day. */
  public static StaffShare of(LocalDate date, Collection<Counted> active) {
    var both = EnumSet.of(EmploymentKind.LABOUR_CONTRACT, EmploymentKind.SOCIAL_INSURANCE);
    return new StaffShare(
        date,
        active.size(),
        with(active, EnumSet.of(EmploymentKind.LABOUR_CONTRACT)),
        with(active, EnumSet.of(EmploymentKind.SOCIAL_INSURANCE)),
        with(active, both));
  }

  private static int with(Collection<Counted> active, Set<EmploymentKind> papers) {
    return (int) active.stream().filter(one -> one.papers().containsAll(papers)).count();
  }

  /** More than half; exactly half is not enough. */
  public boolean staffBased() {
    return 2 * staff > workers;
  }

  /** In per cent, to one decimal, rounded down so that 50.0 never stands for more than half. */
  public double percent() {
    return workers == 0 ? 0 : Math.floorDiv(1000L * staff, workers) / 10.0;
  }
}
