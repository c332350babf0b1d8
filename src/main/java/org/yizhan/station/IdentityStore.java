package org.yizhan.station;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.ids.Ids;

/** The id that a station keeps for life. */
final class IdentityStore {
  private IdentityStore() {}

  static UUID of(Db db, Instant now) {
    db.rows(
        "INSERT INTO station_identity (id, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        Ids.next(),
        now.atOffset(ZoneOffset.UTC));
    return db.rows("SELECT id FROM station_identity").iterator().next().getUUID("id");
  }
}
