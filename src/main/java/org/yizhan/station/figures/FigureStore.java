package org.yizhan.station.figures;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.station.household.AddressBook;

/** Reads what was done. */
final class FigureStore {
  private static final String DONE =
      """
      SELECT v.id, b.household_id, o.worker_id, w.company_id, d.building_id, v.starts_at, v.ends_at, r.rules,
             EXISTS (SELECT FROM visit_report p WHERE p.visit_id = v.id AND NOT p.licensed) AS unlicensed
      FROM visit v
      JOIN booking b ON b.id = v.booking_id
      JOIN dwelling d ON d.id = b.dwelling_id
      JOIN occupancy o ON o.visit_id = v.id
      JOIN worker w ON w.id = o.worker_id
      LEFT JOIN rule_override r ON r.visit_id = v.id AND r.assignment = v.assignment
      WHERE v.state = 'finished' AND v.starts_at >= $1 AND v.starts_at < $2
      ORDER BY v.id, o.worker_id
      """;

  private final Db db;
  private final AddressBook addressBook;
  private final ZoneId zone;

  FigureStore(Db db, AddressBook addressBook, ZoneId zone) {
    this.db = db;
    this.addressBook = addressBook;
    this.zone = zone;
  }

  /** Finished visits of these days, the last one included. */
  List<Done> done(LocalDate from, LocalDate to) {
    return Rows.list(
        db.rows(
            DONE,
            startOf(from).atOffset(ZoneOffset.UTC),
            startOf(to.plusDays(1)).atOffset(ZoneOffset.UTC)),
        this::read);
  }

  private Done read(Row row) {
    var start = Rows.instant(row, "starts_at");
    String @Nullable [] rules = row.getArrayOfStrings("rules");
    return new Done(
        row.getUUID("id"),
        row.getUUID("household_id"),
        row.getUUID("worker_id"),
        row.getUUID("company_id"),
        addressBook.building(row.getUUID("building_id")).place(),
        LocalDate.ofInstant(start, zone),
        start,
        Rows.instant(row, "ends_at"),
        rules == null ? List.of() : List.of(rules),
        row.getBoolean("unlicensed"));
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
