package org.yizhan.station.workforce;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.text.Text;
import org.yizhan.station.household.Place;

/** Tables of companies, workers and devices. */
final class WorkforceStore {
  private static final String WORKERS =
      """
      SELECT w.id, w.surname, w.given_name, w.gender, w.home_east, w.home_north, w.stars, w.active,
             w.company_id, c.name_zh, c.name_en,
             array(SELECT s.skill FROM worker_skill s WHERE s.worker_id = w.id) AS skills
      FROM worker w JOIN company c ON c.id = w.company_id
      """;

  private static final String INSERT_DEVICE =
      "INSERT INTO device (id, worker_id, enrolment, enrolled_at) VALUES ($1, $2, $3, $4)";

  private static final String DESK =
      """
      INSERT INTO device (id, worker_id, enrolment, enrolled_at, kind) VALUES ($1, $2, $3, $4, 'desk')
      ON CONFLICT (worker_id) WHERE kind = 'desk' DO UPDATE SET kind = 'desk'
      RETURNING id, worker_id, enrolment
      """;

  private static final String DEVICE =
      "SELECT id, worker_id, enrolment FROM device WHERE id = $1 AND kind = 'phone' AND revoked_at"
          + " IS NULL";

  List<Worker> workers(Db db) {
    return Rows.list(db.rows(WORKERS), WorkforceStore::worker);
  }

  /** The names of all companies, those without workers too. */
  Map<UUID, Text> companies(Db db) {
    var companies = new HashMap<UUID, Text>();
    db.rows("SELECT id, name_zh, name_en FROM company")
        .forEach(row ->
            companies.put(
                row.getUUID("id"), new Text(row.getString("name_zh"), row.getString("name_en"))));
    return companies;
  }

  void insertDevice(Db db, Device device, Instant now) {
    db.rows(
        INSERT_DEVICE,
        device.id(),
        device.worker(),
        device.enrolment(),
        now.atOffset(ZoneOffset.UTC));
  }

  Optional<Device> device(Db db, UUID id) {
    return Rows.first(db.rows(DEVICE, id), WorkforceStore::device);
  }

  Device desk(Db db, Device wanted, Instant now) {
    return Rows.first(
            db.rows(
                DESK,
                wanted.id(),
                wanted.worker(),
                wanted.enrolment(),
                now.atOffset(ZoneOffset.UTC)),
            WorkforceStore::device)
        .orElseThrow();
  }

  private static Device device(Row row) {
    return new Device(row.getUUID("id"), row.getUUID("worker_id"), row.getInteger("enrolment"));
  }

  private static Worker worker(Row row) {
    return new Worker(
        row.getUUID("id"),
        row.getString("surname"),
        row.getString("given_name"),
        row.getString("gender"),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        row.getUUID("company_id"),
        Set.of(row.getArrayOfStrings("skills")),
        new Place(row.getInteger("home_east"), row.getInteger("home_north")),
        row.getInteger("stars"),
        row.getBoolean("active"));
  }
}
