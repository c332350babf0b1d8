package org.yizhan.station.schedule;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Tx;

/** What keeps workers from homes. Blocks come with the worker's own row. */
final class FilterStore {
  private static final String SUSPENDED =
      """
      SELECT worker_id, building_id, lower(during) AS starts, upper(during) AS ends FROM suspension
      WHERE lifted_at IS NULL AND during && tstzrange($2, $3) AND (worker_id = ANY($1) OR building_id IS NOT NULL)
      """;

  /** Suspensions of workers by their ids, and of buildings, which concern everybody. */
  record Suspensions(Map<UUID, List<Suspended>> ofWorkers, List<Suspended> ofBuildings) {
    private static Suspensions of(RowSet<Row> rows) {
      var ofWorkers = new HashMap<UUID, List<Suspended>>();
      var ofBuildings = new ArrayList<Suspended>();
      for (var row : rows) {
        @Nullable UUID worker = row.getUUID("worker_id");
        var suspended = new Suspended(row.getUUID("building_id"), ScheduleStore.window(row));
        if (worker == null) {
          ofBuildings.add(suspended);
        } else {
          ofWorkers.computeIfAbsent(worker, id -> new ArrayList<>()).add(suspended);
        }
      }
      return new Suspensions(ofWorkers, ofBuildings);
    }

    List<Suspended> concerning(UUID worker) {
      var own = ofWorkers.getOrDefault(worker, List.of());
      return Stream.concat(own.stream(), ofBuildings.stream()).toList();
    }
  }

  /** The question is on its way when this returns. */
  Future<Suspensions> suspensions(Tx tx, UUID[] workers, Window window) {
    var from = window.start().atOffset(ZoneOffset.UTC);
    var until = window.end().atOffset(ZoneOffset.UTC);
    return tx.send(SUSPENDED, workers, from, until).map(Suspensions::of);
  }

  /** The filters of the worker whose row it is. */
  Filters of(Row worker, List<Suspended> suspensions) {
    return new Filters(
        worker.getString("gender"), Set.of(worker.getArrayOfUUIDs("blocked")), suspensions);
  }
}
