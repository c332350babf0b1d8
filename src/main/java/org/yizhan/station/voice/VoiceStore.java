package org.yizhan.station.voice;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of recorded clips, with their sound. */
final class VoiceStore {
  private static final String ALL =
      """
      SELECT id, language, spoken, type, octet_length(content) AS bytes, recorded_at FROM voice_clip
      ORDER BY language, spoken
      """;

  private static final String SOUND = "SELECT type, content FROM voice_clip WHERE id = $1";

  private static final String SAVE =
      """
      INSERT INTO voice_clip (id, language, spoken, type, content, recorded_at, recorded_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (language, spoken) DO UPDATE SET id = $1, type = $4, content = $5,
        recorded_at = $6, recorded_by = $7
      """;

  private static final String REMOVE = "DELETE FROM voice_clip WHERE id = $1 RETURNING id";

  /** What is heard. */
  record Sound(SoundKind kind, byte[] content) {}

  List<VoiceClip> all(Db db) {
    return Rows.list(db.rows(ALL), VoiceStore::clip);
  }

  Optional<Sound> sound(Db db, UUID id) {
    return Rows.first(
        db.rows(SOUND, id),
        row -> new Sound(SoundKind.of(row.getString("type")), row.getBuffer("content").getBytes()));
  }

  void save(Tx tx, VoiceClip clip, byte[] content, String by) {
    tx.send(
        SAVE,
        clip.id(),
        clip.language(),
        clip.text(),
        clip.kind().type(),
        Buffer.buffer(content),
        clip.recordedAt().atOffset(ZoneOffset.UTC),
        by);
  }

  /** Whether there was such a clip. */
  boolean remove(Tx tx, UUID id) {
    return tx.rows(REMOVE, id).rowCount() > 0;
  }

  private static VoiceClip clip(Row row) {
    return new VoiceClip(
        row.getUUID("id"),
        row.getString("language"),
        row.getString("spoken"),
        SoundKind.of(row.getString("type")),
        row.getInteger("bytes"),
        Rows.instant(row, "recorded_at"));
  }
}
