package org.yizhan.station.licence;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.db.Tx;

/** The table of managers' decisions against rules. */
final class OverrideStore {
  private static final String INSERT =
      """
      INSERT INTO rule_override (visit_id, assignment, worker_id, rules, reason, made_by, made_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  Future<Map<Licences.Assignment, Set<String>>> of(Tx tx, Collection<UUID> visits) {
    return tx.send(
            "SELECT visit_id, assignment, rules FROM rule_override WHERE visit_id = ANY($1)",
            (Object) visits.toArray(UUID[]::new))
        .map(OverrideStore::byAssignment);
  }

  private static Map<Licences.Assignment, Set<String>> byAssignment(RowSet<Row> rows) {
    var result = new HashMap<Licences.Assignment, Set<String>>();
    for (var row : rows) {
      var assignment =
          new Licences.Assignment(row.getUUID("visit_id"), row.getInteger("assignment"));
      result.put(assignment, Set.of(row.getArrayOfStrings("rules")));
    }
    return result;
  }

  void insert(Tx tx, Licences.Decision decision) {
    tx.send(
        INSERT,
        decision.assignment().visit(),
        decision.assignment().number(),
        decision.worker(),
        decision.rules().toArray(String[]::new),
        decision.reason(),
        decision.by(),
        decision.at().atOffset(ZoneOffset.UTC));
  }
}
