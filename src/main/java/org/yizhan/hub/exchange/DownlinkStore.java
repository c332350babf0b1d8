package org.yizhan.hub.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.json.Json;

/** The table of what goes down to stations. */
final class DownlinkStore {
  private static final String LOCK =
      """
      SELECT FROM station WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE
      """;

  private static final String APPEND =
      """
      INSERT INTO downlink (station, number, type, data, made_at)
      SELECT s.id, coalesce(max(d.number), 0) + 1, $2, $3::text::jsonb, $4
      FROM station s LEFT JOIN downlink d ON d.station = s.id
      WHERE s.id = ANY($1)
      GROUP BY s.id
      """;

  private static final String AFTER =
      """
      SELECT number, type, data::text AS data FROM downlink
      WHERE station = $1 AND number > $2
      ORDER BY number
      LIMIT $3
      """;

  /**
   * Appends an item with the next number of each; the locks on the stations' rows keep numbers in
   * order.
   */
  void append(Tx tx, List<UUID> stations, String type, Map<String, Object> data, Instant now) {
    var ids = stations.toArray(UUID[]::new);
    tx.send(LOCK, (Object) ids);
    var json = new String(Json.bytes(data), StandardCharsets.UTF_8);
    tx.send(APPEND, ids, type, json, now.atOffset(ZoneOffset.UTC));
  }

  Supplier<List<Downlink.Item>> after(Tx tx, UUID station, long applied, int limit) {
    var rows = tx.send(AFTER, station, applied, limit);
    return () ->
        Rows.list(
            rows.await(),
            row ->
                new Downlink.Item(
                    row.getLong("number"), row.getString("type"), data(row.getString("data"))));
  }

  @SuppressWarnings("unchecked") // A JSON object is read as a map by name.
  private static Map<String, Object> data(String json) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), Map.class);
  }
}
