package org.yizhan.station.preference;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** Facts about homes, encrypted: some tell of somebody's health. */
final class HomeStore {
  private static final String HOMES =
      """
      SELECT b.id, b.household_id, b.dwelling_id, h.facts_enc, coalesce(h.version, 0) AS version
      FROM booking b
      LEFT JOIN home_facts h ON h.household_id = b.household_id AND h.dwelling_id = b.dwelling_id
      WHERE b.id = ANY($1)
      """;

  private static final String SAVE =
      """
      INSERT INTO home_facts (household_id, dwelling_id, facts_enc, version, changed_at, changed_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (household_id, dwelling_id) DO UPDATE
      SET facts_enc = excluded.facts_enc, version = excluded.version, changed_at = excluded.changed_at,
          changed_by = excluded.changed_by
      WHERE home_facts.version = excluded.version - 1
      """;

  private static final String OPEN_VISITS =
      """
      SELECT v.id FROM visit v JOIN booking b ON b.id = v.booking_id
      WHERE b.household_id = $1 AND b.dwelling_id = $2 AND v.state NOT IN ('finished', 'cancelled')
      ORDER BY v.id
      """;

  private final ColumnCipher cipher;

  HomeStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  /** The homes of the bookings, by booking. */
  Map<UUID, Home> of(Db db, Collection<UUID> bookings) {
    return read(Rows.list(db.rows(HOMES, (Object) bookings.toArray(UUID[]::new)), row -> row));
  }

  /** The home of one booking in a transaction. */
  Home of(Tx tx, UUID booking) {
    var found = read(Rows.list(tx.rows(HOMES, (Object) new UUID[] {booking}), row -> row));
    return found.values().iterator().next();
  }

  /** Whether it was saved: not when somebody else did meanwhile. */
  boolean save(Tx tx, Home home, Instant now, String by) {
    return tx.rows(
                SAVE,
                home.household(),
                home.dwelling(),
                Buffer.buffer(cipher.encrypt(text(home.facts()))),
                home.version(),
                now.atOffset(ZoneOffset.UTC),
                by)
            .rowCount()
        == 1;
  }

  List<UUID> openVisits(Tx tx, Home home) {
    return Rows.list(
        tx.rows(OPEN_VISITS, home.household(), home.dwelling()), row -> row.getUUID("id"));
  }

  private Map<UUID, Home> read(List<Row> rows) {
    return rows.stream().collect(Collectors.toMap(row -> row.getUUID("id"), this::home));
  }

  private Home home(Row row) {
    return new Home(
        row.getUUID("household_id"),
        row.getUUID("dwelling_id"),
        row.getLong("version"),
        facts(row.getBuffer("facts_enc")));
  }

  private static String text(Set<HomeFact> facts) {
    return facts.stream().sorted().map(HomeFact::code).collect(Collectors.joining(","));
  }

  private Set<HomeFact> facts(@Nullable Buffer stored) {
    var facts = EnumSet.noneOf(HomeFact.class);
    if (stored != null) {
      Arrays.stream(cipher.decrypt(stored.getBytes()).split(",", -1))
          .filter(code -> !code.isEmpty())
          .map(HomeFact::of)
          .forEach(facts::add);
    }
    return facts;
  }
}
