package org.yizhan.station.report;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.events.SealedLog;

/** The sealed log, which epochs led here, and what the hub has of them. */
final class ReportStore implements ReportSource {
  private static final String LINE =
      """
      WITH RECURSIVE line (epoch, parent, parent_seq, until_seq, age) AS (
        SELECT id, parent, parent_seq, 9223372036854775807, 0 FROM epoch WHERE id = $1
        UNION ALL
        SELECT p.id, p.parent, p.parent_seq, l.parent_seq, l.age + 1
        FROM line l JOIN epoch p ON p.id = l.parent
      )
      SELECT l.epoch, l.parent, l.parent_seq, l.until_seq, coalesce(c.acked, 0) AS acked
      FROM line l LEFT JOIN hub_cursor c ON c.epoch = l.epoch
      ORDER BY l.age DESC
      """;

  private static final String SAVE =
      """
      INSERT INTO hub_cursor (epoch, acked, applied) VALUES ($1, $2, $3)
      ON CONFLICT (epoch) DO UPDATE SET acked = $2, applied = $3
      """;

  private final Db db;
  private final SealedLog log;

  ReportStore(Db db, SealedLog log) {
    this.db = db;
    this.log = log;
  }

  UUID station() {
    return db.rows("SELECT id FROM station_identity").iterator().next().getUUID("id");
  }

  @Override
  public List<Leg> legs(UUID current) {
    return Rows.list(db.rows(LINE, current), ReportStore::leg);
  }

  @Override
  public long applied() {
    return db.rows("SELECT coalesce(max(applied), 0) AS applied FROM hub_cursor")
        .iterator()
        .next()
        .getLong("applied");
  }

  @Override
  public long head(UUID epoch) {
    return db.rows("SELECT coalesce(max(seq), 0) AS seq FROM sealed WHERE epoch = $1", epoch)
        .iterator()
        .next()
        .getLong("seq");
  }

  @Override
  public List<SealedEvent> after(UUID epoch, long seq, int limit) {
    return log.after(epoch, seq, limit);
  }

  @Override
  public Optional<byte[]> hashAt(UUID epoch, long seq) {
    return log.hashAt(epoch, seq);
  }

  @Override
  public Runnable subscribe(Consumer<List<SealedEvent>> subscriber) {
    return log.subscribe(subscriber);
  }

  @Override
  public void save(UUID epoch, long acked, long applied) {
    db.rows(SAVE, epoch, acked, applied);
  }

  private static Leg leg(Row row) {
    return new Leg(
        row.getUUID("epoch"), parent(row), row.getLong("until_seq"), row.getLong("acked"));
  }

  private static Leg.@Nullable Parent parent(Row row) {
    var epoch = row.getUUID("parent");
    return epoch == null ? null : new Leg.Parent(epoch, row.getLong("parent_seq"));
  }
}
