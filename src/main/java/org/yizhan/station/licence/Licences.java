package org.yizhan.station.licence;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;

/**
 * What workers may be sent to. Rules are few and kept in memory; credentials are read under the
 * worker's lock with everything else that decides.
 */
public final class Licences {
  private final Db db;
  private final ZoneId zone;
  private final CredentialStore credentials = new CredentialStore();
  private final RuleStore rules = new RuleStore();
  private final OverrideStore overrides = new OverrideStore();
  private volatile Rulebook rulebook;

  /** Reads the rules from {@code db}; days begin in {@code zone}. */
  public Licences(Db db, ZoneId zone) {
    this.db = db;
    this.zone = zone;
    this.rulebook = rules.all(db);
  }

  /** The licences of the workers; the question is on its way when this returns. */
  public Future<Map<UUID, Licence>> sendFor(Tx tx, UUID[] workers) {
    return credentials.ofWorkers(tx, workers).map(this::licences);
  }

  /** The licences of the workers, for showing. */
  public Map<UUID, Licence> of(UUID... workers) {
    return licences(credentials.ofWorkers(db, workers));
  }

  /** The licence of somebody who holds nothing. */
  public Licence none() {
    return new Licence(rulebook, List.of(), zone);
  }

  private Map<UUID, Licence> licences(Map<UUID, List<Credential>> held) {
    var now = rulebook;
    return held.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> new Licence(now, entry.getValue(), zone)));
  }

  /** A visit as it was given to somebody. */
  public record Assignment(UUID visit, int number) {}

  /** The rules that a manager decided against, for the visits. */
  public Future<Map<Assignment, Set<String>>> sendForOverrides(Tx tx, Collection<UUID> visits) {
    return overrides.of(tx, visits);
  }

  /** Those of the visits' assignments that a manager decided against a rule. */
  public Set<Assignment> decided(Collection<UUID> visits) {
    return db.inTransaction(tx -> sendForOverrides(tx, visits).await().keySet());
  }

  /** Keeps a manager's decision; the reason stays in the station. */
  public void override(Tx tx, Decision decision) {
    overrides.insert(tx, decision);
  }

  /**
   * A manager's decision against rules that allow one.
   *
   * @param rules their codes
   */
  public record Decision(
      Assignment assignment,
      UUID worker,
      Set<String> rules,
      String reason,
      String by,
      Instant at) {}

  /** Decides by what is written down; an edit that failed is forgotten. */
  public void reload() {
    rulebook = rules.all(db);
  }

  /** The rules as they are decided by. */
  Rulebook rules() {
    return rulebook;
  }

  /**
   * Decides by {@code next} from now on. Called by whoever holds the locks of all workers, before
   * the commit: whoever decides after them must not decide by the old rules.
   */
  void replace(Rulebook next) {
    rulebook = next;
  }
}
