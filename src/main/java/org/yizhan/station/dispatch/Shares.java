package org.yizhan.station.dispatch;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How the work of a while is shared, between workers and between companies, so that the ranking can
 * favour none ({@code [003 §5]}). Everything is held against the average of those who are active.
 */
public final class Shares {
  private static final double MINUTES_PER_HOUR = 60;
  private static final double FEN_PER_YUAN = 100;

  /** Nobody has more than anybody else. */
  public static final Shares EQUAL = of(List.of());

  private final Map<UUID, Worked> workers = new HashMap<>();

  /** As they stand; a ranking asks for everybody's. */
  private final Map<UUID, Share> shares = new HashMap<>();

  private final Map<UUID, Double> companies = new HashMap<>();
  private final double hours;
  private final double yuan;

  /**
   * What one worker has.
   *
   * @param minutes before the present day, set-up included
   * @param ahead minutes from the present day on
   * @param fen what the residents pay for these visits; of a crew's, an equal part
   */
  public record Worked(
      UUID worker, UUID company, boolean active, long minutes, long ahead, long fen) {
    /** What is left without {@code some} of it. */
    Worked without(Worked some) {
      return new Worked(
          worker,
          company,
          active,
          minutes - some.minutes(),
          ahead - some.ahead(),
          fen - some.fen());
    }

    double hours() {
      return (minutes + ahead) / MINUTES_PER_HOUR;
    }
  }

  /**
   * What somebody has beyond the average; less is negative.
   *
   * @param companyHours of the company, for each of its workers
   */
  public record Share(double hours, double yuan, double companyHours) {
    /** As much as the others. */
    public static final Share AVERAGE = new Share(0, 0, 0);
  }

  private Shares(Collection<Worked> everybody) {
    everybody.forEach(one -> workers.put(one.worker(), one));
    var active = everybody.stream().filter(Worked::active).toList();
    hours = mean(active, Worked::hours);
    yuan = mean(active, one -> one.fen() / FEN_PER_YUAN);
    active.stream()
        .collect(Collectors.groupingBy(Worked::company))
        .forEach((company, its) -> companies.put(company, mean(its, Worked::hours) - hours));
    workers.forEach((worker, has) -> shares.put(worker, share(has, has.hours())));
  }

  /** From what everybody has. */
  public static Shares of(Collection<Worked> everybody) {
    return new Shares(everybody);
  }

  private static double mean(List<Worked> of, ToDoubleFunction<Worked> what) {
    return of.stream().mapToDouble(what).average().orElse(0);
  }

  /** The worker's share; of somebody who was not counted, the average. */
  public Share of(UUID worker) {
    return shares.getOrDefault(worker, Share.AVERAGE);
  }

  /** The same when it is known better by now how many minutes lie ahead. */
  public Share of(UUID worker, long ahead) {
    var found = workers.get(worker);
    return found == null
        ? new Share(ahead / MINUTES_PER_HOUR - hours, 0, 0)
        : share(found, (found.minutes() + ahead) / MINUTES_PER_HOUR);
  }

  private Share share(Worked worker, double has) {
    return new Share(
        has - hours,
        worker.fen() / FEN_PER_YUAN - yuan,
        companies.getOrDefault(worker.company(), 0.0));
  }
}
