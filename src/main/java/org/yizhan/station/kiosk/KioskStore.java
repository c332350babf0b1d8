package org.yizhan.station.kiosk;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.printer.PrinterAddress;
import org.yizhan.platform.printer.PrinterState;

/** The tables of kiosks and of the codes that make them. */
final class KioskStore {
  private static final String INSERT_CODE =
      "INSERT INTO kiosk_pairing (code_mac, expires_at) VALUES ($1, $2)";

  private static final String TAKE_CODE =
      "DELETE FROM kiosk_pairing WHERE code_mac = $1 AND expires_at > $2 RETURNING code_mac";

  private static final String INSERT =
      "INSERT INTO kiosk (id, name, enrolled_at) VALUES ($1, $2, $3)";

  private static final String KIOSK =
      """
      SELECT id, version, name, enrolled_at, revoked_at, printing, printer_host, printer_port, printer_state,
             printer_since, page, touched_at, heard_at
      FROM kiosk
      """;

  private static final String ALL = KIOSK + "ORDER BY revoked_at IS NOT NULL, enrolled_at, id";
  private static final String BY_ID = KIOSK + "WHERE id = $1";
  private static final String LOCKED = BY_ID + " FOR UPDATE";

  private static final String SAVE =
      """
      UPDATE kiosk SET version = $2, name = $3, revoked_at = $4, printing = $5, printer_host = $6, printer_port = $7,
        printer_state = $8, printer_since = $9
      WHERE id = $1
      """;

  private static final String HEARD =
      "UPDATE kiosk SET page = $2, touched_at = coalesce($3, touched_at), heard_at = $4 WHERE id ="
          + " $1";

  void insertCode(Db db, byte[] mac, Instant expires) {
    db.rows(INSERT_CODE, Buffer.buffer(mac), utc(expires));
  }

  /** Uses the code up. */
  boolean takeCode(Tx tx, byte[] mac, Instant now) {
    return tx.rows(TAKE_CODE, Buffer.buffer(mac), utc(now)).size() > 0;
  }

  void insert(Tx tx, UUID id, String name, Instant now) {
    tx.send(INSERT, id, name, utc(now));
  }

  int count(Tx tx) {
    return Rows.first(tx.rows("SELECT count(*)::int AS n FROM kiosk"), row -> row.getInteger("n"))
        .orElseThrow();
  }

  /** Those in use first, the oldest of them first. */
  List<Kiosk> all(Db db) {
    return Rows.list(db.rows(ALL), KioskStore::kiosk);
  }

  Optional<Kiosk> find(Db db, UUID id) {
    return Rows.first(db.rows(BY_ID, id), KioskStore::kiosk);
  }

  Optional<Kiosk> locked(Tx tx, UUID id) {
    return Rows.first(tx.rows(LOCKED, id), KioskStore::kiosk);
  }

  /** All but what the kiosk says of itself. */
  void save(Tx tx, Kiosk kiosk) {
    var address = kiosk.printing().networked();
    var printer = kiosk.printer();
    tx.send(
        SAVE,
        kiosk.id(),
        kiosk.version(),
        kiosk.name(),
        utcOrNull(kiosk.revoked()),
        kiosk.printing().code(),
        address.map(PrinterAddress::host).orElse(null),
        address.map(PrinterAddress::port).orElse(null),
        printer == null ? null : printer.state().code(),
        printer == null ? null : utc(printer.since()));
  }

  void heard(Db db, UUID id, Kiosk.Life life) {
    db.rows(HEARD, id, life.page(), utcOrNull(life.touched()), utcOrNull(life.heard()));
  }

  private static Kiosk kiosk(Row row) {
    var state = row.getString("printer_state");
    return new Kiosk(
        row.getUUID("id"),
        row.getLong("version"),
        row.getString("name"),
        Rows.instant(row, "enrolled_at"),
        Rows.instantOrNull(row, "revoked_at"),
        printing(row),
        state == null
            ? null
            : new Kiosk.PrinterHealth(PrinterState.of(state), Rows.instant(row, "printer_since")),
        new Kiosk.Life(
            row.getString("page"),
            Rows.instantOrNull(row, "touched_at"),
            Rows.instantOrNull(row, "heard_at")));
  }

  private static Printing printing(Row row) {
    return switch (row.getString("printing")) {
      case "browser" -> new Printing.Browser();
      case "network" ->
          new Printing.Network(
              new PrinterAddress(row.getString("printer_host"), row.getInteger("printer_port")));
      default -> new Printing.None();
    };
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }
}
