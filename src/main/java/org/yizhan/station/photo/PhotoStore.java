package org.yizhan.station.photo;

import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.evidence.FileKind;

/** The table of photos. */
final class PhotoStore {
  private static final String PHOTO =
      "SELECT id, visit_id, worker_id, digest, type, bytes, stored_at FROM visit_photo ";
  private static final String BY_ID = PHOTO + "WHERE id = $1";
  private static final String OF_VISIT = PHOTO + "WHERE visit_id = $1 ORDER BY stored_at, id";
  private static final String COUNT =
      "SELECT count(*)::int AS photos FROM visit_photo WHERE visit_id = $1";

  private static final String INSERT =
      """
      INSERT INTO visit_photo (id, visit_id, worker_id, digest, type, bytes, stored_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  Optional<VisitPhoto> find(Tx tx, UUID id) {
    return Rows.first(tx.rows(BY_ID, id), PhotoStore::photo);
  }

  Optional<VisitPhoto> find(Db db, UUID id) {
    return Rows.first(db.rows(BY_ID, id), PhotoStore::photo);
  }

  List<VisitPhoto> ofVisit(Db db, UUID visit) {
    return Rows.list(db.rows(OF_VISIT, visit), PhotoStore::photo);
  }

  int count(Tx tx, UUID visit) {
    return Rows.first(tx.rows(COUNT, visit), row -> row.getInteger("photos")).orElse(0);
  }

  void insert(Tx tx, VisitPhoto photo) {
    tx.send(
        INSERT,
        photo.id(),
        photo.visit(),
        photo.worker(),
        photo.digest(),
        photo.kind().type(),
        photo.bytes(),
        photo.storedAt().atOffset(ZoneOffset.UTC));
  }

  private static VisitPhoto photo(Row row) {
    return new VisitPhoto(
        row.getUUID("id"),
        row.getUUID("visit_id"),
        row.getUUID("worker_id"),
        row.getString("digest"),
        FileKind.of(row.getString("type")),
        row.getInteger("bytes"),
        Rows.instant(row, "stored_at"));
  }
}
