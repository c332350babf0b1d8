package org.yizhan.station.sample;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;
import org.yizhan.station.schedule.Window;

/** The tables of the sample's companies and workers. */
final class SampleStore {
  private static final String INSERT_COMPANY =
      "INSERT INTO company (id, name_zh, name_en) VALUES ($1, $2, $3)";

  private static final String INSERT_WORKER =
      """
      WITH worker AS (
        INSERT INTO worker (id, company_id, surname, given_name, gender, id_number_enc, phone_enc,
          home_east, home_north, stars, active, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true, 1)
      )
      INSERT INTO worker_skill (worker_id, skill) SELECT $1, skill FROM unnest($11::text[]) AS skill
      """;

  /** A name that somebody entered once more stands for the one who was here first. */
  private static final String WORKER_IDS =
      """
      SELECT DISTINCT ON (w.surname, w.given_name) w.surname || w.given_name AS name, w.id
      FROM worker w
      JOIN unnest($1::text[], $2::text[]) AS sample(surname, given_name) USING (surname, given_name)
      ORDER BY w.surname, w.given_name, w.id
      """;

  private static final String INSERT_PATTERN =
      """
      INSERT INTO rotation (worker_id, anchor, days, follows_calendar, made_until, version)
      VALUES ($1, $2, $3::text::jsonb, false, $4, 1) ON CONFLICT DO NOTHING
      """;

  private static final String INSERT_TIME_OFF =
      """
      INSERT INTO time_off (id, worker_id, during, kind, state, requested_at, requested_by, version)
      VALUES ($1, $2, tstzrange($3, $4), 'annual', 'pending', $5, 'yizhan', 1) ON CONFLICT DO NOTHING
      """;

  private static final String INSERT_CREDENTIAL =
      """
      INSERT INTO credential (id, worker_id, company_id, kind, covers, issuer, issued_on, valid_until, recorded_at)
      VALUES ($1, $2, $3, $4, $5, '示例机构', $6, $7, $8)
      """;

  /** Everybody of the first company is its own staff, of the others every third (员工制). */
  private static final String INSERT_EMPLOYMENTS =
      """
      INSERT INTO employment (id, worker_id, company_id, kind, begins_on, wage_basis)
      SELECT uuidv7(), w.id, w.company_id, k.kind, $1::date, CASE WHEN k.kind = 'labour-contract' THEN 'monthly' END
      FROM (SELECT id, company_id, dense_rank() OVER (ORDER BY company_id) AS company,
                   row_number() OVER (PARTITION BY company_id ORDER BY id) AS number FROM worker) AS w
      CROSS JOIN (VALUES ('labour-contract'), ('social-insurance')) AS k(kind)
      WHERE w.company = 1 OR w.number % 3 = 0
      UNION ALL
      SELECT uuidv7(), w.id, w.company_id, 'service-agreement', $1::date, 'per-visit'
      FROM (SELECT id, company_id, dense_rank() OVER (ORDER BY company_id) AS company,
                   row_number() OVER (PARTITION BY company_id ORDER BY id) AS number FROM worker) AS w
      WHERE w.company > 1 AND w.number % 3 > 0
      """;

  private SampleStore() {}

  /**
   * @param anchor a day on which the first of {@code days} falls
   * @param days hours of work, empty for a day of rest
   */
  record SamplePattern(UUID worker, LocalDate anchor, List<Map<String, String>> days) {}

  /** A request for time off. */
  record SampleTimeOff(UUID worker, Window during) {}

  /** Whether somebody has credentials and a pattern. */
  static boolean isComplete(Tx tx) {
    return tx.rows("SELECT WHERE EXISTS (SELECT FROM rotation) AND EXISTS (SELECT FROM credential)")
            .size()
        == 1;
  }

  static void insertCompanies(Tx tx, List<SampleStation.Company> companies, ColumnCipher cipher) {
    var rows = new ArrayList<Tuple>();
    var workers = new ArrayList<Tuple>();
    for (var company : companies) {
      var id = Ids.next();
      rows.add(Tuple.of(id, company.name().zh(), company.name().en()));
      for (var worker : company.workers()) {
        workers.add(worker(id, workers.size() + 1, worker, cipher));
      }
    }
    tx.sendAll(INSERT_COMPANY, rows);
    tx.sendAll(INSERT_WORKER, workers);
  }

  private static Tuple worker(
      UUID company, int number, SampleStation.Worker worker, ColumnCipher cipher) {
    return Tuple.of(
        Ids.next(),
        company,
        worker.surname(),
        worker.givenName(),
        worker.gender(),
        Buffer.buffer(cipher.encrypt(Invented.idNumber(number))),
        Buffer.buffer(cipher.encrypt(Invented.phone(number))),
        worker.home().eastMetres(),
        worker.home().northMetres(),
        worker.stars(),
        worker.skills().toArray(String[]::new));
  }

  /** A document of a worker, or of a company. */
  record SampleCredential(
      @Nullable UUID worker,
      @Nullable UUID company,
      String kind,
      Set<String> covers,
      LocalDate issuedOn,
      @Nullable LocalDate validUntil) {}

  /** Whether nobody has any credential yet. */
  static boolean nobodyHasCredentials(Tx tx) {
    return tx.rows("SELECT FROM credential LIMIT 1").size() == 0;
  }

  /** Contracts of the companies' workers since {@code day}, unless somebody has one. */
  static void insertEmployments(Tx tx, LocalDate day) {
    if (tx.rows("SELECT FROM employment LIMIT 1").size() == 0) {
      tx.send(INSERT_EMPLOYMENTS, day);
    }
  }

  static List<UUID> companies(Tx tx) {
    return Rows.list(tx.rows("SELECT id FROM company"), row -> row.getUUID("id"));
  }

  /** The categories in which somebody with the skill works. */
  static Map<String, Set<String>> categoriesBySkill(Tx tx) {
    var result = new HashMap<String, Set<String>>();
    tx.rows("SELECT DISTINCT skill, category FROM service")
        .forEach(row ->
            result
                .computeIfAbsent(row.getString("skill"), skill -> new HashSet<>())
                .add(row.getString("category")));
    return result;
  }

  static void insertCredentials(Tx tx, List<SampleCredential> credentials, Instant now) {
    tx.sendAll(
        INSERT_CREDENTIAL,
        credentials.stream()
            .map(c ->
                Tuple.from(
                    new Object[] {
                      Ids.next(),
                      c.worker(),
                      c.company(),
                      c.kind(),
                      c.covers().toArray(String[]::new),
                      c.issuedOn(),
                      c.validUntil(),
                      now.atOffset(ZoneOffset.UTC)
                    }))
            .toList());
  }

  /** The ids of those of {@code workers} who are at the station, by full name. */
  static Map<String, UUID> workerIds(Tx tx, List<SampleStation.Worker> workers) {
    var ids = new HashMap<String, UUID>();
    var rows =
        tx.rows(
            WORKER_IDS,
            workers.stream().map(SampleStation.Worker::surname).toArray(String[]::new),
            workers.stream().map(SampleStation.Worker::givenName).toArray(String[]::new));
    rows.forEach(row -> ids.put(row.getString("name"), row.getUUID("id")));
    return ids;
  }

  /**
   * @param today from which on shifts are to be made
   */
  static void insertPatterns(Tx tx, List<SamplePattern> patterns, LocalDate today) {
    tx.sendAll(
        INSERT_PATTERN,
        patterns.stream()
            .map(pattern ->
                Tuple.of(
                    pattern.worker(),
                    pattern.anchor(),
                    new String(Json.bytes(pattern.days()), StandardCharsets.UTF_8),
                    today))
            .toList());
  }

  static void insertTimeOff(Tx tx, List<SampleTimeOff> requests, Instant now) {
    tx.sendAll(
        INSERT_TIME_OFF,
        requests.stream()
            .map(request ->
                Tuple.of(
                    Ids.next(),
                    request.worker(),
                    request.during().start().atOffset(ZoneOffset.UTC),
                    request.during().end().atOffset(ZoneOffset.UTC),
                    now.atOffset(ZoneOffset.UTC)))
            .toList());
  }
}
