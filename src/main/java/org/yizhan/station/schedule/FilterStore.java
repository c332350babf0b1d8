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
      WHERE lifted_at IS NULL AND during && tstzrange($2, $3) AND (worker_id = ANY($1) OR worker_id IS NULL)
      """;

  /**
   * Suspensions of workers by their ids, and those that concern everybody: of buildings and of the
   * station, in which case nobody visits anybody.
   */
  record Suspensions(Map<UUID, List<Suspended>> ofWorkers, List<Suspended> ofAll) {
    private static Suspensions of(RowSet<Row> rows) {
      var ofWorkers = new HashMap<UUID, List<Suspended>>();
      var ofAll = new ArrayList<Suspended>();
      for (var row : rows) {
        @Nullable UUID worker = row.getUUID("worker_id");
        var suspended = new Suspended(row.getUUID("building_id"), ScheduleStore.window(row));
        if (worker == null) {
          ofAll.add(suspended);
        } else {
          ofWorkers.computeIfAbsent(worker, id -> new ArrayList<>()).add(suspended);
        }
      }
      return new Suspensions(ofWorkers, ofAll);
    }

    List<Suspended> concerning(UUID worker) {
      var own = ofWorkers.getOrDefault(worker, List.of());
      return Stream.concat(own.stream(), ofAll.stream()).toList();
    }
  }

  /** The question is on its way when this returns. */
  Future<Suspensions> suspensions(Tx tx, UUID[] workers, Window window) {
    var from = window.start().atOffset(ZoneOffset.UTC);
    var until = window.end().atOffset(ZoneOffset.UTC);
    return tx.send(SUSPENDED, workers, from, until).map(Suspensions::of);
  }

  /**
   * The filters of the worker whose row it is. A household stands there twice when both sides said
   * 'never again'.
   */
  Filters of(Row worker, List<Suspended> suspensions) {
    return new Filters(
        worker.getString("gender"),
        Set.copyOf(List.of(worker.getArrayOfUUIDs("blocked"))),
        suspensions);
  }
}
