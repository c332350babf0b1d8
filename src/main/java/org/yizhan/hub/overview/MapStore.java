package org.yizhan.hub.overview;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.text.Text;

/** Reads where stations stand. */
final class MapStore {
  private static final String SPOTS =
      """
      SELECT s.id, s.name_zh, s.name_en, s.last_word, r.revoked_at, s.latitude, s.longitude,
             s.district, d.name_zh AS district_zh, d.name_en AS district_en
      FROM station s
      LEFT JOIN district d ON d.id = s.district
      LEFT JOIN revoked_key r ON r.station = s.id AND r.public_key = s.public_key
      WHERE s.latitude IS NOT NULL AND ($1::uuid IS NULL OR s.district = $1)
      ORDER BY s.enrolled_at, s.id
      """;

  private final Db db;

  MapStore(Db db) {
    this.db = db;
  }

  /** A station whose place is known. */
  record Spot(
      UUID id,
      Text name,
      @Nullable DistrictName district,
      KnownStation.Position position,
      Liveness liveness) {}

  /** In the order in which they enrolled. */
  List<Spot> spots(Scope scope, Instant now, LivenessConfig config) {
    return Rows.list(
        db.rows(SPOTS, scope.district()),
        row ->
            new Spot(
                row.getUUID("id"),
                OverviewStore.name(row),
                OverviewStore.district(row),
                OverviewStore.position(row),
                OverviewStore.liveness(row, now, config)));
  }
}
