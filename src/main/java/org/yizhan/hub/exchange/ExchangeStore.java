package org.yizhan.hub.exchange;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The tables of what stations reported. */
final class ExchangeStore {
  private static final String INSERT_EPOCH =
      """
      INSERT INTO station_epoch (station, epoch, parent, parent_seq, acked, acked_hash, first_seen)
      VALUES ($1, $2, $3, $4, 0, $5, $6)
      """;

  private static final String INSERT_FORK =
      """
      INSERT INTO fork (station, epoch, seq, known_hash, other_hash, received_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT DO NOTHING
      """;

  private static final String LAST =
      """
      UPDATE station SET last_seq = $2, last_at = $3, last_type = $4, last_subject = $5,
             behind = behind - least(behind, $6)
      WHERE id = $1
      """;

  private static final String HEARD =
      """
      UPDATE station SET last_word = $2, clock_ahead_ms = $3, behind = $4 WHERE id = $1
      """;

  private static final String EPOCH =
      """
      SELECT p.acked, p.acked_hash, s.applied,
             EXISTS (SELECT FROM revoked_key r WHERE r.station = s.id AND r.public_key = s.public_key) AS revoked
      FROM station s LEFT JOIN station_epoch p ON p.station = s.id AND p.epoch = $2
      WHERE s.id = $1
      """;

  private static final String IDLE =
      """
      SELECT p.acked
      FROM station s JOIN station_epoch p ON p.station = s.id AND p.epoch = $2
      WHERE s.id = $1 AND s.applied >= $3
        AND NOT EXISTS (SELECT FROM downlink d WHERE d.station = s.id AND d.number > $3)
        AND NOT EXISTS (SELECT FROM revoked_key r WHERE r.station = s.id AND r.public_key = s.public_key)
      """;

  /** A station cannot have applied what was never told. */
  private static final String SAVE_APPLIED =
      """
      UPDATE station SET applied = greatest(applied, coalesce(
        (SELECT max(number) FROM downlink WHERE station = $1 AND number <= $2), 0))
      WHERE id = $1
      """;

  private static final String RECEIVED =
      """
      UPDATE downlink SET applied_at = $4
      WHERE station = $1 AND number > $2 AND number <= $3 AND applied_at IS NULL
      """;

  /**
   * How far an epoch was received, and the station's downlink was applied as far as the hub heard.
   */
  record Epoch(long acked, byte[] ackedHash, long applied) {}

  /**
   * A station that speaks.
   *
   * @param revoked whether its key counts no more
   * @param epoch of which it speaks; absent when the hub has not heard of it
   */
  record Speaker(boolean revoked, @Nullable Epoch epoch) {}

  /**
   * Notes that the station was heard, which also locks its row: two calls of one station wait for
   * each other here, whatever epoch they speak of.
   */
  void heard(Tx tx, UUID station, OwnWord own, Instant now) {
    tx.send(HEARD, station, time(now), own.aheadMillis(now), own.missing());
  }

  /** The station and the epoch as they are; under the station's lock once it was heard. */
  Speaker speaker(Tx tx, UUID station, UUID epoch) {
    var row = tx.rows(EPOCH, station, epoch).iterator().next();
    var acked = row.getLong("acked");
    return new Speaker(
        row.getBoolean("revoked"),
        acked == null
            ? null
            : new Epoch(acked, row.getBuffer("acked_hash").getBytes(), row.getLong("applied")));
  }

  /**
   * How far the epoch was received, when there is nothing to be told and the station says no news
   * by having applied what it did; empty when there is more to do, or to refuse.
   */
  Optional<Long> idle(Db db, UUID station, UUID epoch, long applied) {
    return Rows.first(db.rows(IDLE, station, epoch, applied), row -> row.getLong("acked"));
  }

  /** The station has applied what it was told up to {@code applied}. */
  void applied(Tx tx, UUID station, long before, long applied, Instant now) {
    tx.send(RECEIVED, station, before, applied, time(now));
    tx.send(SAVE_APPLIED, station, applied);
  }

  boolean hasEpochs(Tx tx, UUID station) {
    return tx.rows("SELECT FROM station_epoch WHERE station = $1 LIMIT 1", station).size() > 0;
  }

  /** A new epoch; from now on it is the station's current one. */
  void begin(
      Tx tx,
      UUID station,
      UUID epoch,
      Batch.@Nullable Parent parent,
      byte[] baseHash,
      Instant now) {
    tx.send(
        INSERT_EPOCH,
        station,
        epoch,
        parent == null ? null : parent.epoch(),
        parent == null ? null : parent.seq(),
        Buffer.buffer(baseHash),
        time(now));
    tx.send("UPDATE station SET epoch = $2 WHERE id = $1", station, epoch);
  }

  /** The hub has the epoch up to {@code last} now. */
  void took(Tx tx, UUID station, UUID epoch, List<ReceivedEvent> events) {
    var last = events.getLast();
    tx.send(
        "UPDATE station_epoch SET acked = $3, acked_hash = $4 WHERE station = $1 AND epoch = $2",
        station,
        epoch,
        last.seq(),
        Buffer.buffer(last.hash()));
    tx.send(
        LAST,
        station,
        last.seq(),
        time(last.at()),
        last.type(),
        last.subject(),
        (long) events.size());
  }

  void fork(Tx tx, UUID station, UUID epoch, List<Decision.Branch> branches, Instant now) {
    tx.sendAll(
        INSERT_FORK,
        branches.stream()
            .map(branch ->
                Tuple.of(
                    station,
                    epoch,
                    branch.seq(),
                    Buffer.buffer(branch.known()),
                    Buffer.buffer(branch.other()),
                    time(now)))
            .toList());
  }

  private static java.time.OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
