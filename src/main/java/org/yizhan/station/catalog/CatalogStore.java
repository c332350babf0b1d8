package org.yizhan.station.catalog;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The menu's tables. */
final class CatalogStore {
  private static final String CATEGORIES =
      "SELECT code, name_zh, name_en, pictogram FROM category ORDER BY position";

  private static final String SERVICES =
      """
      SELECT s.id, s.category, s.name_zh, s.name_en, s.includes_zh, s.includes_en, s.excludes_zh, s.excludes_en,
             s.skill, s.duration_minutes, s.set_up_minutes, s.personal_care, s.crew, s.pictogram,
             array(SELECT m.skill FROM service_member m WHERE m.service_id = s.id ORDER BY m.member) AS skills,
             array(SELECT m.duration_minutes FROM service_member m WHERE m.service_id = s.id ORDER BY m.member)
               AS durations
      FROM service s JOIN category c ON c.code = s.category
      ORDER BY c.position, s.position
      """;

  private static final String PRICES =
      "SELECT id, service_id, amount_fen, valid_from FROM service_price";

  private static final String PUBLISHED =
      "SELECT id, service_id, amount_fen, valid_from, published_at FROM service_price ORDER BY"
          + " valid_from";

  private static final String OF_SERVICE =
      "SELECT id, service_id, amount_fen, valid_from FROM service_price WHERE service_id = $1";

  private static final String PUBLISH =
      """
      INSERT INTO service_price (id, service_id, amount_fen, valid_from, published_at, published_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  private static final String DESCRIBE =
      """
      UPDATE service SET name_zh = $2, name_en = $3, includes_zh = $4, includes_en = $5, excludes_zh = $6, excludes_en = $7
      WHERE id = $1
      """;

  private static final String CHOOSE_PICTOGRAM = "UPDATE service SET pictogram = $2 WHERE id = $1";

  private final Db db;

  CatalogStore(Db db) {
    this.db = db;
  }

  List<Category> categories() {
    return Rows.list(db.rows(CATEGORIES), CatalogStore::category);
  }

  List<Service> services() {
    return Rows.list(db.rows(SERVICES), CatalogStore::service);
  }

  Map<UUID, List<Price>> pricesByService() {
    return Rows.list(db.rows(PRICES), CatalogStore::price).stream()
        .collect(Collectors.groupingBy(Price::service));
  }

  /** Every price with the moment of its publication, by service and in order. */
  Map<UUID, List<PriceList.Published>> published() {
    return Rows.list(
            db.rows(PUBLISHED),
            row -> new PriceList.Published(price(row), Rows.instant(row, "published_at")))
        .stream()
        .collect(Collectors.groupingBy(published -> published.price().service()));
  }

  List<Price> prices(Tx tx, UUID service) {
    return Rows.list(tx.rows(OF_SERVICE, service), CatalogStore::price);
  }

  void describe(Tx tx, UUID service, Text name, Text includes, Text excludes) {
    tx.send(
        DESCRIBE,
        service,
        name.zh(),
        name.en(),
        includes.zh(),
        includes.en(),
        excludes.zh(),
        excludes.en());
  }

  void choosePictogram(Tx tx, UUID service, @Nullable String pictogram) {
    tx.send(CHOOSE_PICTOGRAM, service, pictogram);
  }

  void insert(Tx tx, Price price, Instant publishedAt, String by) {
    tx.send(
        PUBLISH,
        price.id(),
        price.service(),
        price.amountFen(),
        price.validFrom().atOffset(ZoneOffset.UTC),
        publishedAt.atOffset(ZoneOffset.UTC),
        by);
  }

  private static Category category(Row row) {
    return new Category(row.getString("code"), text(row, "name"), row.getString("pictogram"));
  }

  private static Service service(Row row) {
    return new Service(
        row.getUUID("id"),
        row.getString("category"),
        text(row, "name"),
        text(row, "includes"),
        text(row, "excludes"),
        row.getString("skill"),
        row.getInteger("duration_minutes"),
        row.getInteger("set_up_minutes"),
        row.getBoolean("personal_care"),
        crew(row),
        row.getString("pictogram"));
  }

  private static @Nullable Crew crew(Row row) {
    var mode = row.getString("crew");
    if (mode == null) {
      return null;
    }
    var skills = row.getArrayOfStrings("skills");
    var durations = row.getArrayOfIntegers("durations");
    var members =
        IntStream.range(0, skills.length)
            .mapToObj(i -> new Crew.Member(skills[i], durations[i]))
            .toList();
    return new Crew(Crew.Mode.of(mode), members);
  }

  private static Price price(Row row) {
    return new Price(
        row.getUUID("id"),
        row.getUUID("service_id"),
        row.getLong("amount_fen"),
        Rows.instant(row, "valid_from"));
  }

  private static Text text(Row row, String column) {
    return new Text(row.getString(column + "_zh"), row.getString(column + "_en"));
  }
}
