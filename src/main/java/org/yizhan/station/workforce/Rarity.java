package org.yizhan.station.workforce;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How rare the workers' skills are at this station: 0 for one that every active worker has, 1 for
 * one that half of them have, 2 for a quarter, and one more for every further halving. A skill that
 * everybody has is no reason to spare anybody, while the only hand of a large station weighs more
 * than several common ones together, which a mere share (1 − s) could never say.
 */
public final class Rarity {
  private static final double LN_2 = Math.log(2);

  private final Map<String, Double> skills = new HashMap<>();
  private final Map<UUID, Double> workers = new HashMap<>();
  private final double rarest;

  private Rarity(Collection<Worker> everybody) {
    var active = everybody.stream().filter(Worker::active).toList();
    rarest = halvings(active.size(), 1);
    active.stream()
        .flatMap(worker -> worker.skills().stream())
        .collect(Collectors.groupingBy(skill -> skill, Collectors.counting()))
        .forEach((skill, holders) -> skills.put(skill, halvings(active.size(), holders)));
    everybody.forEach(
        worker -> workers.put(worker.id(), worker.skills().stream().mapToDouble(this::of).sum()));
  }

  /** As these workers have them; whoever is not active does not make a skill more common. */
  public static Rarity among(Collection<Worker> workers) {
    return new Rarity(workers);
  }

  private static double halvings(int all, long holders) {
    return Math.log((double) Math.max(all, 1) / holders) / LN_2;
  }

  /** Of one skill; what nobody active has is as rare as what one of them has. */
  public double of(String skill) {
    return skills.getOrDefault(skill, rarest);
  }

  /** Of all that the worker can do beyond the skill that is needed, which is one of theirs. */
  public double unneeded(UUID worker, String needed) {
    return Math.max(0, workers.getOrDefault(worker, 0.0) - of(needed));
  }
}
