package org.yizhan.station.roster.leave;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.schedule.Window;

/** The table of time off. */
final class LeaveStore {
  /** Of the table; the last guard against two at the same time. */
  static final String ONCE = "time_off_once";

  private static final String SELECT =
      """
      SELECT id, version, worker_id, lower(during) AS starts, upper(during) AS ends, kind, state, reason_enc
      FROM time_off
      """;

  private static final String INSERT =
      """
      INSERT INTO time_off (id, worker_id, during, kind, state, reason_enc, requested_at, requested_by, version)
      VALUES ($1, $2, tstzrange($3, $4), $5, $6, $7, $8, $9, $10)
      """;

  private static final String SAVE =
      """
      UPDATE time_off SET state = $2, version = $3, decided_at = $4, decided_by = $5 WHERE id = $1
      """;

  private final ColumnCipher cipher;

  LeaveStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  /** With its reason. */
  Optional<TimeOff> find(Db db, UUID id) {
    return Rows.first(db.rows(SELECT + "WHERE id = $1", id), row -> read(row, true));
  }

  Optional<TimeOff> locked(Tx tx, UUID id) {
    return Rows.first(tx.rows(SELECT + "WHERE id = $1 FOR UPDATE", id), row -> read(row, true));
  }

  /** Those that touch the window, soonest first, without their reasons. */
  List<TimeOff> touching(Db db, Window window) {
    return Rows.list(
        db.rows(
            SELECT + "WHERE during && tstzrange($1, $2) ORDER BY lower(during), id",
            at(window.start()),
            at(window.end())),
        row -> read(row, false));
  }

  /** A worker's that end after the moment, soonest first, without their reasons. */
  List<TimeOff> of(Db db, UUID worker, Instant since) {
    return Rows.list(
        db.rows(
            SELECT + "WHERE worker_id = $1 AND upper(during) > $2 ORDER BY lower(during), id",
            worker,
            at(since)),
        row -> read(row, false));
  }

  void insert(Tx tx, TimeOff off, Instant now, String actor) {
    tx.rows(
        INSERT,
        off.id(),
        off.worker(),
        at(off.during().start()),
        at(off.during().end()),
        off.kind().code(),
        off.state().code(),
        off.reason() == null ? null : Buffer.buffer(cipher.encrypt(off.reason())),
        at(now),
        actor,
        off.version());
  }

  void save(Tx tx, TimeOff off, Instant now, String actor) {
    tx.send(SAVE, off.id(), off.state().code(), off.version(), at(now), actor);
  }

  private TimeOff read(Row row, boolean withReason) {
    @Nullable Buffer reason = withReason ? row.getBuffer("reason_enc") : null;
    return new TimeOff(
        row.getUUID("id"),
        row.getLong("version"),
        row.getUUID("worker_id"),
        new Window(Rows.instant(row, "starts"), Rows.instant(row, "ends")),
        TimeOff.Kind.of(row.getString("kind")),
        TimeOff.State.of(row.getString("state")),
        reason == null ? null : cipher.decrypt(reason.getBytes()));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
