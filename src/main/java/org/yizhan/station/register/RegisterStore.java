package org.yizhan.station.register;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.register.WorkerRecord.Employment;
import org.yizhan.station.register.WorkerRecord.Home;
import org.yizhan.station.register.WorkerRecord.PastEmployer;

/** The tables of workers and of what binds them to companies. */
final class RegisterStore {
  private static final String WORKERS =
      """
      SELECT w.id, w.company_id, w.surname, w.given_name, w.gender, w.id_number_enc, w.phone_enc,
             w.home_building_id, w.home_east, w.home_north, w.languages, w.active, w.joined_on, w.left_on, w.version,
             array(SELECT s.skill FROM worker_skill s WHERE s.worker_id = w.id) AS skills,
             EXISTS (SELECT FROM evidence e WHERE e.worker_id = w.id) AS photo
      FROM worker w WHERE w.id = ANY($1)
      """;

  private static final String EMPLOYMENTS =
      """
      SELECT worker_id, company_id, kind, begins_on, ends_on, wage_basis
      FROM employment WHERE worker_id = ANY($1) ORDER BY begins_on DESC, kind
      """;

  private static final String HISTORY =
      """
      SELECT worker_id, company, begins_on, ends_on FROM past_employer WHERE worker_id = ANY($1) ORDER BY begins_on DESC
      """;

  private static final String SAVE =
      """
      INSERT INTO worker (id, company_id, surname, given_name, gender, id_number_enc, id_number_mac, phone_enc,
        home_building_id, home_east, home_north, languages, stars, active, joined_on, left_on, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 3, $13, $14, $15, $16)
      ON CONFLICT (id) DO UPDATE SET company_id = $2, surname = $3, given_name = $4, gender = $5,
        id_number_enc = $6, id_number_mac = $7, phone_enc = $8, home_building_id = $9, home_east = $10,
        home_north = $11, languages = $12, active = $13, joined_on = $14, left_on = $15, version = $16
      """;

  private static final String DELETE_PARTS =
      """
      WITH skills AS (DELETE FROM worker_skill WHERE worker_id = $1),
           history AS (DELETE FROM past_employer WHERE worker_id = $1)
      DELETE FROM employment WHERE worker_id = $1
      """;

  private static final String INSERT_SKILLS =
      "INSERT INTO worker_skill (worker_id, skill) SELECT $1, skill FROM unnest($2::text[]) AS"
          + " skill";

  private static final String INSERT_EMPLOYMENT =
      """
      INSERT INTO employment (id, worker_id, company_id, kind, begins_on, ends_on, wage_basis)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String INSERT_PAST =
      "INSERT INTO past_employer (id, worker_id, company, begins_on, ends_on) VALUES ($1, $2, $3,"
          + " $4, $5)";

  private final ColumnCipher cipher;
  private final byte[] digestKey;

  /**
   * @param digestKey under which identity numbers are found again
   */
  RegisterStore(ColumnCipher cipher, byte[] digestKey) {
    this.cipher = cipher;
    this.digestKey = digestKey;
  }

  /** The workers, by id; their rows are to be read under their locks when they will be changed. */
  Map<UUID, WorkerRecord> find(Tx tx, Collection<UUID> workers) {
    var ids = (Object) workers.toArray(UUID[]::new);
    var rows = tx.send(WORKERS, ids);
    var bonds = tx.send(EMPLOYMENTS, ids);
    var before = tx.send(HISTORY, ids);
    var employments = new HashMap<UUID, List<Employment>>();
    for (var row : bonds.await()) {
      of(employments, row).add(employment(row));
    }
    var history = new HashMap<UUID, List<PastEmployer>>();
    for (var row : before.await()) {
      of(history, row)
          .add(
              new PastEmployer(
                  row.getString("company"),
                  row.getLocalDate("begins_on"),
                  row.getLocalDate("ends_on")));
    }
    var found = new HashMap<UUID, WorkerRecord>();
    for (var row : rows.await()) {
      var id = row.getUUID("id");
      found.put(
          id,
          worker(
              row, employments.getOrDefault(id, List.of()), history.getOrDefault(id, List.of())));
    }
    return found;
  }

  private static <T> List<T> of(Map<UUID, List<T>> byWorker, Row row) {
    return byWorker.computeIfAbsent(row.getUUID("worker_id"), id -> new ArrayList<>());
  }

  /** Who has which identity number, of those asked for. */
  Map<String, UUID> byNumber(Tx tx, Collection<String> numbers) {
    var asked = new HashMap<Buffer, String>();
    numbers.forEach(number -> asked.put(digest(number), number));
    var found = new HashMap<String, UUID>();
    tx.rows(
            "SELECT id, id_number_mac FROM worker WHERE id_number_mac = ANY($1)",
            (Object) asked.keySet().toArray(Buffer[]::new))
        .forEach(row -> found.put(asked.get(row.getBuffer("id_number_mac")), row.getUUID("id")));
    return found;
  }

  /** Writes the worker and everything of theirs. */
  void save(Tx tx, WorkerRecord worker) {
    var entry = worker.entry();
    tx.send(
        SAVE,
        worker.id(),
        entry.company(),
        entry.surname(),
        entry.givenName(),
        entry.gender(),
        encrypted(entry.idNumber()),
        entry.idNumber() == null ? null : digest(entry.idNumber()),
        encrypted(entry.phone()),
        entry.home().building(),
        entry.home().eastMetres(),
        entry.home().northMetres(),
        entry.languages().toArray(String[]::new),
        worker.active(),
        worker.joinedOn(),
        worker.leftOn(),
        worker.version());
    tx.send(DELETE_PARTS, worker.id());
    tx.send(INSERT_SKILLS, worker.id(), entry.skills().toArray(String[]::new));
    tx.sendAll(
        INSERT_EMPLOYMENT,
        entry.employments().stream()
            .map(one ->
                tuple(
                    Ids.next(),
                    worker.id(),
                    one.company() == null ? entry.company() : one.company(),
                    one.kind().code(),
                    one.from(),
                    one.until(),
                    one.wageBasis()))
            .toList());
    tx.sendAll(
        INSERT_PAST,
        entry.history().stream()
            .map(one -> tuple(Ids.next(), worker.id(), one.company(), one.from(), one.until()))
            .toList());
  }

  private static Tuple tuple(@Nullable Object... values) {
    return Tuple.from(values);
  }

  private @Nullable Buffer encrypted(@Nullable String text) {
    return text == null ? null : Buffer.buffer(cipher.encrypt(text));
  }

  private Buffer digest(String number) {
    return Buffer.buffer(Secrets.keyed(digestKey, number));
  }

  private @Nullable String decrypted(@Nullable Buffer stored) {
    return stored == null ? null : cipher.decrypt(stored.getBytes());
  }

  private static Employment employment(Row row) {
    return new Employment(
        row.getUUID("company_id"),
        EmploymentKind.of(row.getString("kind")),
        row.getLocalDate("begins_on"),
        row.getLocalDate("ends_on"),
        row.getString("wage_basis"));
  }

  private WorkerRecord worker(Row row, List<Employment> employments, List<PastEmployer> history) {
    var home =
        new Home(
            row.getUUID("home_building_id"),
            row.getInteger("home_east"),
            row.getInteger("home_north"));
    var entry =
        new WorkerRecord.Entry(
            row.getUUID("company_id"),
            row.getString("surname"),
            row.getString("given_name"),
            row.getString("gender"),
            decrypted(row.getBuffer("id_number_enc")),
            decrypted(row.getBuffer("phone_enc")),
            home,
            Set.of(row.getArrayOfStrings("languages")),
            Set.of(row.getArrayOfStrings("skills")),
            employments,
            history);
    return new WorkerRecord(
        row.getUUID("id"),
        entry,
        row.getBoolean("active"),
        row.getLocalDate("joined_on"),
        row.getLocalDate("left_on"),
        row.getBoolean("photo"),
        row.getLong("version"));
  }
}
