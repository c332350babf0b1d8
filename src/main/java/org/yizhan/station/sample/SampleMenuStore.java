package org.yizhan.station.sample;

import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.ids.Ids;

/** The tables of what the sample station offers, and where. */
final class SampleMenuStore {
  private static final String INSERT_CATEGORY =
      """
      INSERT INTO category (code, position, name_zh, name_en, pictogram)
      VALUES ($1, $2, $3, $4, $1)
      """;

  private static final String INSERT_SERVICE =
      """
      WITH service AS (
        INSERT INTO service (id, category, position, name_zh, name_en, includes_zh, includes_en,
          excludes_zh, excludes_en, skill, duration_minutes, set_up_minutes, personal_care)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      )
      INSERT INTO service_price (id, service_id, amount_fen, valid_from, published_at)
      VALUES ($14, $1, $15, $16, $16)
      """;

  private static final String INSERT_CREW =
      """
      WITH service AS (
        UPDATE service SET crew = $2 WHERE name_en = $1 RETURNING id
      )
      INSERT INTO service_member (service_id, member, skill, duration_minutes)
      SELECT service.id, m.member, m.skill, m.duration
      FROM service, unnest($3::text[], $4::int[]) WITH ORDINALITY AS m(skill, duration, member)
      """;

  private static final String SHOW_BY = "UPDATE service SET pictogram = $1 WHERE name_en = ANY($2)";

  private static final String INSERT_BUILDING =
      """
      INSERT INTO building (id, position, name_zh, name_en, units, floors, rooms_per_floor,
        east_metres, north_metres)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private SampleMenuStore() {}

  static boolean isEmpty(Tx tx) {
    return tx.rows("SELECT FROM category LIMIT 1").size() == 0;
  }

  /**
   * @param since when the prices were published and took effect
   */
  static void insertMenu(Tx tx, List<SampleStation.Category> categories, OffsetDateTime since) {
    var rows = new ArrayList<Tuple>();
    var services = new ArrayList<Tuple>();
    for (var category : categories) {
      var name = category.name();
      rows.add(Tuple.of(category.code(), rows.size(), name.zh(), name.en()));
      for (var service : category.services()) {
        services.add(service(category.code(), services.size(), service, since));
      }
    }
    tx.sendAll(INSERT_CATEGORY, rows);
    tx.sendAll(INSERT_SERVICE, services);
  }

  private static Tuple service(
      String category, int position, SampleStation.Service service, OffsetDateTime since) {
    return Tuple.of(
        Ids.next(),
        category,
        position,
        service.name().zh(),
        service.name().en(),
        service.includes().zh(),
        service.includes().en(),
        service.excludes().zh(),
        service.excludes().en(),
        service.skill(),
        service.durationMinutes(),
        service.setUpMinutes(),
        service.personalCare(),
        Ids.next(),
        service.priceFen(),
        since);
  }

  static void insertCrews(Tx tx, List<SampleStation.Crew> crews) {
    for (var crew : crews) {
      tx.send(
          INSERT_CREW,
          crew.service(),
          crew.mode(),
          crew.members().stream().map(SampleStation.Member::skill).toArray(String[]::new),
          crew.members().stream()
              .map(SampleStation.Member::durationMinutes)
              .toArray(Integer[]::new));
    }
  }

  /**
   * @param pictograms each with the English names of its services
   */
  static void choosePictograms(Tx tx, Map<String, Set<String>> pictograms) {
    pictograms.forEach((name, services) -> tx.send(SHOW_BY, name, services.toArray(String[]::new)));
  }

  static void insertBuildings(Tx tx, List<SampleStation.Building> buildings) {
    var rows = new ArrayList<Tuple>();
    for (var building : buildings) {
      rows.add(
          Tuple.of(
              Ids.next(),
              rows.size(),
              building.name().zh(),
              building.name().en(),
              building.units(),
              building.floors(),
              building.roomsPerFloor(),
              building.place().eastMetres(),
              building.place().northMetres()));
    }
    tx.sendAll(INSERT_BUILDING, rows);
  }
}
