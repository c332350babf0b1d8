package org.yizhan.station.dispatch;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of why visits lost their workers, or may; alarms show it. */
final class FindingStore {
  private static final String OF =
      """
      SELECT f.visit_id, f.assignment, f.worker_id, f.reasons_zh, f.reasons_en
      FROM finding f JOIN visit v ON v.id = f.visit_id AND v.assignment = f.assignment
      WHERE f.visit_id = ANY($1)
      """;

  private static final String SAVE =
      """
      INSERT INTO finding (visit_id, assignment, worker_id, reasons_zh, reasons_en) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (visit_id) DO UPDATE SET assignment = $2, worker_id = $3, reasons_zh = $4, reasons_en = $5
      """;

  /** By visit, what was found about whoever is to go now. */
  Map<UUID, Finding> of(Tx tx, List<UUID> visits) {
    return Rows.list(tx.rows(OF, (Object) visits.toArray(UUID[]::new)), FindingStore::finding)
        .stream()
        .collect(Collectors.toMap(Finding::visit, Function.identity()));
  }

  void save(Tx tx, Finding finding) {
    var reasons = finding.reasons();
    tx.send(
        SAVE,
        finding.visit(),
        finding.assignment(),
        finding.worker(),
        reasons.stream().map(Text::zh).toArray(String[]::new),
        reasons.stream().map(Text::en).toArray(String[]::new));
  }

  void delete(Tx tx, UUID visit) {
    tx.send("DELETE FROM finding WHERE visit_id = $1", visit);
  }

  private static Finding finding(Row row) {
    var zh = row.getArrayOfStrings("reasons_zh");
    var en = row.getArrayOfStrings("reasons_en");
    return new Finding(
        row.getUUID("visit_id"),
        row.getInteger("assignment"),
        row.getUUID("worker_id"),
        IntStream.range(0, zh.length).mapToObj(i -> new Text(zh[i], en[i])).toList());
  }
}
