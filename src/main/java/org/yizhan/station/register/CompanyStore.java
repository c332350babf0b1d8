package org.yizhan.station.register;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of companies. */
final class CompanyStore {
  private static final String COMPANIES =
      """
      SELECT id, name_zh, name_en, unified_number, certificate_code, promise_zh, promise_en,
             grade, graded_on, graded_by, contact_name, contact_phone_enc, version
      FROM company
      """;

  private static final String SAVE =
      """
      INSERT INTO company (id, name_zh, name_en, unified_number, certificate_code, promise_zh, promise_en,
        grade, graded_on, graded_by, contact_name, contact_phone_enc, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      ON CONFLICT (id) DO UPDATE SET name_zh = $2, name_en = $3, unified_number = $4, certificate_code = $5,
        promise_zh = $6, promise_en = $7, grade = $8, graded_on = $9, graded_by = $10, contact_name = $11,
        contact_phone_enc = $12, version = $13
      """;

  private static final String TAKEN =
      """
      SELECT name_zh = $2 AS name, unified_number = $3 AS number FROM company
      WHERE id <> $1 AND (name_zh = $2 OR unified_number = $3 OR certificate_code = $4)
      """;

  /** Everybody active on the day $1, with what binds them to their company then. */
  private static final String STAFF =
      """
      SELECT w.company_id,
             array(SELECT e.kind FROM employment e
                   WHERE e.worker_id = w.id AND e.company_id = w.company_id
                     AND e.begins_on <= $1 AND (e.ends_on IS NULL OR e.ends_on >= $1)) AS papers
      FROM worker w
      WHERE (w.joined_on IS NULL OR w.joined_on <= $1)
        AND CASE WHEN w.left_on IS NULL THEN w.active ELSE w.left_on > $1 END
      """;

  private final ColumnCipher cipher;

  CompanyStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  List<Company> all(Tx tx) {
    return Rows.list(tx.rows(COMPANIES + " ORDER BY name_zh"), this::company);
  }

  /** The company, its row locked until the end of the transaction. */
  Optional<Company> locked(Tx tx, UUID id) {
    return Rows.first(tx.rows(COMPANIES + " WHERE id = $1 FOR UPDATE", id), this::company);
  }

  /** The field whose value another company has. */
  Optional<String> taken(Tx tx, UUID id, Company.Entry entry) {
    var rows =
        tx.rows(TAKEN, id, entry.name().zh(), entry.unifiedNumber(), entry.certificateCode());
    return Rows.first(
        rows,
        row -> {
          if (Boolean.TRUE.equals(row.getBoolean("name"))) {
            return "/name/zh";
          }
          return Boolean.TRUE.equals(row.getBoolean("number"))
              ? "/unifiedNumber"
              : "/certificateCode";
        });
  }

  void save(Tx tx, Company company) {
    var entry = company.entry();
    var promise = entry.promise();
    var grade = entry.grade();
    var contact = entry.contact();
    tx.send(
        SAVE,
        company.id(),
        entry.name().zh(),
        entry.name().en(),
        entry.unifiedNumber(),
        entry.certificateCode(),
        promise == null ? null : promise.zh(),
        promise == null ? null : promise.en(),
        grade == null ? null : grade.grade(),
        grade == null ? null : grade.awardedOn(),
        grade == null ? null : grade.awardedBy(),
        contact == null ? null : contact.name(),
        contact == null || contact.phone() == null
            ? null
            : Buffer.buffer(cipher.encrypt(contact.phone())),
        company.version());
  }

  /** The share of each company that has active workers on the day. */
  Map<UUID, StaffShare> shares(Tx tx, LocalDate date) {
    var byCompany = new TreeMap<UUID, List<StaffShare.Counted>>();
    for (var row : tx.rows(STAFF, date)) {
      var papers = EnumSet.noneOf(EmploymentKind.class);
      for (var kind : row.getArrayOfStrings("papers")) {
        papers.add(EmploymentKind.of(kind));
      }
      var company = row.getUUID("company_id");
      byCompany
          .computeIfAbsent(company, id -> new ArrayList<>())
          .add(new StaffShare.Counted(company, papers));
    }
    var shares = new TreeMap<UUID, StaffShare>();
    byCompany.forEach((company, active) -> shares.put(company, StaffShare.of(date, active)));
    return shares;
  }

  private Company company(Row row) {
    var entry =
        new Company.Entry(
            new Text(row.getString("name_zh"), row.getString("name_en")),
            row.getString("unified_number"),
            row.getString("certificate_code"),
            row.getString("promise_zh") == null
                ? null
                : new Text(row.getString("promise_zh"), row.getString("promise_en")),
            row.getString("grade") == null
                ? null
                : new Company.Grade(
                    row.getString("grade"),
                    row.getLocalDate("graded_on"),
                    row.getString("graded_by")),
            contact(row));
    return new Company(row.getUUID("id"), entry, row.getLong("version"));
  }

  private Company.@Nullable Contact contact(Row row) {
    var name = row.getString("contact_name");
    var phone = row.getBuffer("contact_phone_enc");
    return name == null && phone == null
        ? null
        : new Company.Contact(name, phone == null ? null : cipher.decrypt(phone.getBytes()));
  }
}
