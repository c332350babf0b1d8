package org.yizhan.station.travel;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.household.Place;

/** Reads when workers set out and arrived. */
final class TravelStore {
  private static final String TRIPS =
      """
      WITH step AS (
        SELECT r.visit_id, d.worker_id, r.type,
               CASE r.source WHEN 'device' THEN r.received_at ELSE r.device_time END AS happened_at,
               CASE r.source WHEN 'device' THEN r.device_time END AS on_device
        FROM visit v
        JOIN visit_report r ON r.visit_id = v.id AND r.assignment = v.assignment AND r.refused IS NULL
        JOIN device d ON d.id = r.device_id
        WHERE v.starts_at >= $1 AND v.starts_at < $2
          AND r.type IN ('departed', 'arrived', 'finished', 'unanswered', 'left')
      ), trip AS (
        SELECT visit_id, worker_id,
               max(happened_at) FILTER (WHERE type = 'departed') AS departed,
               max(happened_at) FILTER (WHERE type = 'arrived') AS arrived,
               max(on_device) FILTER (WHERE type = 'departed') AS departed_on_device,
               max(on_device) FILTER (WHERE type = 'arrived') AS arrived_on_device,
               max(happened_at) FILTER (WHERE type IN ('finished', 'unanswered', 'left')) AS over
        FROM step GROUP BY visit_id, worker_id
      )
      SELECT t.worker_id, t.departed, t.arrived, t.departed_on_device, t.arrived_on_device, t.over,
             w.home_east, w.home_north, h.building_id
      FROM trip t
      JOIN worker w ON w.id = t.worker_id
      JOIN visit v ON v.id = t.visit_id
      JOIN booking b ON b.id = v.booking_id
      JOIN dwelling h ON h.id = b.dwelling_id
      WHERE t.departed <= t.arrived
      """;

  private final Db db;
  private final AddressBook addressBook;
  private final ZoneId zone;

  TravelStore(Db db, AddressBook addressBook, ZoneId zone) {
    this.db = db;
    this.addressBook = addressBook;
    this.zone = zone;
  }

  /** The trips to visits that were to start in the days from {@code from} to before {@code to}. */
  List<Trip> trips(LocalDate from, LocalDate to) {
    return Rows.list(db.rows(TRIPS, startOf(from), startOf(to)), this::trip);
  }

  private OffsetDateTime startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
  }

  private Trip trip(Row row) {
    var departed = Rows.instant(row, "departed");
    var arrived = Rows.instant(row, "arrived");
    @Nullable OffsetDateTime from = row.getOffsetDateTime("departed_on_device");
    @Nullable OffsetDateTime to = row.getOffsetDateTime("arrived_on_device");
    return new Trip(
        row.getUUID("worker_id"),
        new Place(row.getInteger("home_east"), row.getInteger("home_north")),
        addressBook.building(row.getUUID("building_id")).place(),
        LocalDate.ofInstant(departed, zone),
        departed,
        arrived,
        from == null || to == null ? null : Duration.between(from, to),
        Rows.instantOrNull(row, "over"));
  }
}
