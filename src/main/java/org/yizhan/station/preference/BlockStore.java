package org.yizhan.station.preference;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of blocks. What the schedule needs of it, the schedule reads itself under its lock. */
final class BlockStore {
  private static final String BLOCK =
      "SELECT id, household_id, worker_id, wish_of, reason_enc, made_at, made_by FROM"
          + " household_block ";

  private static final String STANDING_OF =
      BLOCK + "WHERE household_id = $1 AND lifted_at IS NULL ORDER BY made_at, id";

  private static final String STANDING = BLOCK + "WHERE id = $1 AND lifted_at IS NULL";

  private static final String INSERT =
      """
      INSERT INTO household_block (id, household_id, worker_id, wish_of, reason_enc, made_at, made_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (worker_id, household_id, wish_of) WHERE lifted_at IS NULL DO NOTHING
      """;

  private static final String LIFT =
      "UPDATE household_block SET lifted_at = $2, lifted_by = $3 WHERE id = $1 AND lifted_at IS"
          + " NULL";

  private final ColumnCipher cipher;

  BlockStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  List<Block> of(Db db, UUID household) {
    return Rows.list(db.rows(STANDING_OF, household), this::block);
  }

  Optional<Block> standing(Db db, UUID id) {
    return Rows.first(db.rows(STANDING, id), this::block);
  }

  /** Whether it is new: not when that side wanted the same before. */
  boolean insert(Tx tx, Block block) {
    return tx.rows(
                INSERT,
                block.id(),
                block.household(),
                block.worker(),
                block.wishOf().code(),
                encrypted(block.reason()),
                block.at().atOffset(ZoneOffset.UTC),
                block.by())
            .rowCount()
        == 1;
  }

  /** Whether it was standing until now. */
  boolean lift(Tx tx, UUID id, Instant now, String by) {
    return tx.rows(LIFT, id, now.atOffset(ZoneOffset.UTC), by).rowCount() == 1;
  }

  private @Nullable Buffer encrypted(@Nullable String reason) {
    return reason == null ? null : Buffer.buffer(cipher.encrypt(reason));
  }

  private Block block(Row row) {
    @Nullable Buffer reason = row.getBuffer("reason_enc");
    return new Block(
        row.getUUID("id"),
        row.getUUID("household_id"),
        row.getUUID("worker_id"),
        Block.WishOf.of(row.getString("wish_of")),
        reason == null ? null : cipher.decrypt(reason.getBytes()),
        Rows.instant(row, "made_at"),
        row.getString("made_by"));
  }
}
