package org.yizhan.station.alarm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.text.Text;

/** What is shown beside alarms: reasons, and whom to ring. */
final class AlarmDetailStore {
  private static final String FINDINGS =
      """
      SELECT f.visit_id, said.zh, said.en
      FROM finding f
      JOIN visit v ON v.id = f.visit_id AND v.assignment = f.assignment
      CROSS JOIN LATERAL unnest(f.reasons_zh, f.reasons_en) WITH ORDINALITY AS said (zh, en, place)
      WHERE f.visit_id = ANY($1)
      ORDER BY f.visit_id, said.place
      """;

  private static final String GIVEN_BACK_FOR =
      """
      SELECT DISTINCT ON (r.visit_id) r.visit_id, r.reason
      FROM visit_report r JOIN visit v ON v.id = r.visit_id AND v.assignment = r.assignment
      WHERE r.visit_id = ANY($1) AND r.type = 'declined' AND r.refused IS NULL AND r.reason IS NOT NULL
      ORDER BY r.visit_id, r.received_at
      """;

  private static final String WORKER_PHONES =
      "SELECT id, phone_enc FROM worker WHERE id = ANY($1) AND phone_enc IS NOT NULL";

  private static final String CONTACT_PHONES =
      """
      SELECT v.id, coalesce(contact.phone_enc, booker.phone_enc) AS phone_enc
      FROM visit v
      JOIN booking b ON b.id = v.booking_id
      JOIN person contact ON contact.id = b.contact_id
      JOIN person booker ON booker.id = b.booker_id
      WHERE v.id = ANY($1) AND coalesce(contact.phone_enc, booker.phone_enc) IS NOT NULL
      """;

  private final ColumnCipher cipher;

  AlarmDetailStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  /** By visit, why whoever was to go does not, or may not, in words. */
  Map<UUID, List<Text>> findings(Db db, Collection<UUID> visits) {
    return Rows.list(
            db.rows(FINDINGS, (Object) visits.toArray(UUID[]::new)),
            row ->
                Map.entry(
                    row.getUUID("visit_id"), new Text(row.getString("zh"), row.getString("en"))))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  /** By visit, why its worker does not go, where they said so: a code of {@code DeclineReason}. */
  Map<UUID, String> givenBackFor(Db db, Collection<UUID> visits) {
    return Rows.list(
            db.rows(GIVEN_BACK_FOR, (Object) visits.toArray(UUID[]::new)),
            row -> Map.entry(row.getUUID("visit_id"), row.getString("reason")))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Numbers of the workers who gave one. */
  Map<UUID, String> workerPhones(Db db, Collection<UUID> workers) {
    return phones(db, WORKER_PHONES, workers);
  }

  /** By visit, the number of the resident's contact, or else of whoever booked. */
  Map<UUID, String> contactPhones(Db db, Collection<UUID> visits) {
    return phones(db, CONTACT_PHONES, visits);
  }

  private Map<UUID, String> phones(Db db, String sql, Collection<UUID> ids) {
    var phones = new HashMap<UUID, String>();
    for (var row : db.rows(sql, (Object) ids.toArray(UUID[]::new))) {
      phones.put(row.getUUID("id"), cipher.decrypt(row.getBuffer("phone_enc").getBytes()));
    }
    return phones;
  }
}
