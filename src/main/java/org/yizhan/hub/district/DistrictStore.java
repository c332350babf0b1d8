package org.yizhan.hub.district;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of districts, and the columns that say where a station is. */
final class DistrictStore {
  private static final String ALL =
      """
      SELECT d.id, d.version, d.name_zh, d.name_en, count(s.id) AS stations
      FROM district d LEFT JOIN station s ON s.district = d.id
      WHERE $1::uuid IS NULL OR d.id = $1
      GROUP BY d.id
      ORDER BY d.name_zh, d.id
      """;

  private static final String INSERT =
      """
      INSERT INTO district (id, version, name_zh, name_en) VALUES ($1, 1, $2, $3)
      ON CONFLICT (name_zh) DO NOTHING RETURNING id
      """;

  /** Nothing about the key changes, so that events may come in meanwhile. */
  private static final String LOCKED =
      """
      SELECT place_version, district, latitude, longitude FROM station WHERE id = $1 FOR NO KEY UPDATE
      """;

  private static final String SAVE =
      """
      UPDATE station SET place_version = $2, district = $3, latitude = $4, longitude = $5 WHERE id = $1
      """;

  List<District> all(Db db, @Nullable UUID only) {
    return Rows.list(
        db.rows(ALL, only),
        row ->
            new District(
                row.getUUID("id"),
                row.getLong("version"),
                new Text(row.getString("name_zh"), row.getString("name_en")),
                row.getLong("stations")));
  }

  /** Whether it was made; it was not when another one has the name. */
  boolean insert(Tx tx, UUID id, Text name) {
    return tx.rows(INSERT, id, name.zh(), name.en()).size() > 0;
  }

  Optional<Long> lockedVersion(Tx tx, UUID id) {
    return Rows.first(
        tx.rows("SELECT version FROM district WHERE id = $1 FOR UPDATE", id),
        row -> row.getLong("version"));
  }

  boolean nameTaken(Tx tx, UUID id, Text name) {
    return tx.rows("SELECT FROM district WHERE name_zh = $1 AND id <> $2", name.zh(), id).size()
        > 0;
  }

  void rename(Tx tx, UUID id, long version, Text name) {
    tx.send(
        "UPDATE district SET version = $2, name_zh = $3, name_en = $4 WHERE id = $1",
        id,
        version,
        name.zh(),
        name.en());
  }

  boolean knows(Tx tx, UUID district) {
    return tx.rows("SELECT FROM district WHERE id = $1", district).size() > 0;
  }

  Optional<Place> locked(Tx tx, UUID station) {
    return Rows.first(tx.rows(LOCKED, station), DistrictStore::place);
  }

  void save(Tx tx, UUID station, Place place) {
    var position = place.position();
    tx.send(
        SAVE,
        station,
        place.version(),
        place.district(),
        position == null ? null : position.latitude(),
        position == null ? null : position.longitude());
  }

  private static Place place(Row row) {
    var latitude = row.getDouble("latitude");
    return new Place(
        row.getLong("place_version"),
        row.getUUID("district"),
        latitude == null ? null : new Place.Position(latitude, row.getDouble("longitude")));
  }
}
