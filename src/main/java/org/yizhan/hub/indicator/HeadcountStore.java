package org.yizhan.hub.indicator;

import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of what each station said last. */
final class HeadcountStore {
  private static final String SAVE =
      "INSERT INTO headcount (station, said_at, "
          + Part.columns("%s")
          + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
          + " ON CONFLICT (station) DO UPDATE SET said_at = excluded.said_at, "
          + Part.columns("%1$s = excluded.%1$s");

  private static final String STATIONS =
      "SELECT s.id, s.name_zh, s.name_en, s.district, d.name_zh AS district_zh,"
          + " d.name_en AS district_en, h.said_at, "
          + Part.columns("h.%s")
          + " FROM station s LEFT JOIN district d ON d.id = s.district"
          + " LEFT JOIN headcount h ON h.station = s.id"
          + " WHERE $1::uuid IS NULL OR s.district = $1 ORDER BY s.enrolled_at, s.id";

  /**
   * A station.
   *
   * @param district absent while it belongs to none
   * @param said absent before it said anything
   */
  record Line(UUID id, Text name, @Nullable DistrictName district, @Nullable Headcount said) {}

  void save(Tx tx, UUID station, Headcount said) {
    var values = new ArrayList<Object>(List.of(station, said.at().atOffset(ZoneOffset.UTC)));
    for (var part : Part.values()) {
      values.add((int) said.get(part));
    }
    tx.send(SAVE, values.toArray());
  }

  void forget(Tx tx, UUID station) {
    tx.send("DELETE FROM headcount WHERE station = $1", station);
  }

  /** All that are seen, in the order in which they enrolled. */
  List<Line> stations(Db db, Scope scope) {
    return Rows.list(db.rows(STATIONS, scope.district()), HeadcountStore::line);
  }

  private static Line line(Row row) {
    return new Line(
        row.getUUID("id"),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        row.getUUID("district") == null
            ? null
            : new DistrictName(
                row.getUUID("district"),
                new Text(row.getString("district_zh"), row.getString("district_en"))),
        said(row));
  }

  private static @Nullable Headcount said(Row row) {
    var at = Rows.instantOrNull(row, "said_at");
    if (at == null) {
      return null;
    }
    var parts = new EnumMap<Part, Long>(Part.class);
    for (var part : Part.values()) {
      parts.put(part, row.getLong(part.column()));
    }
    return new Headcount(at, parts);
  }
}
