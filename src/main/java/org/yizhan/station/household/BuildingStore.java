package org.yizhan.station.household;

import io.vertx.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.text.Text;

/** The table of buildings. */
final class BuildingStore {
  private static final String BUILDINGS =
      """
      SELECT id, name_zh, name_en, units, floors, rooms_per_floor, east_metres, north_metres
      FROM building ORDER BY position
      """;

  private final Db db;

  BuildingStore(Db db) {
    this.db = db;
  }

  Map<UUID, Building> read() {
    var found = new LinkedHashMap<UUID, Building>();
    for (Row row : db.rows(BUILDINGS)) {
      found.put(row.getUUID("id"), building(row));
    }
    return found;
  }

  private static Building building(Row row) {
    return new Building(
        row.getUUID("id"),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        row.getInteger("units"),
        row.getInteger("floors"),
        row.getInteger("rooms_per_floor"),
        new Place(row.getInteger("east_metres"), row.getInteger("north_metres")));
  }
}
