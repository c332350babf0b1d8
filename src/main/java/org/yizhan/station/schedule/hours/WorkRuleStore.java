package org.yizhan.station.schedule.hours;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of rules about work time; versions are added, never changed. */
final class WorkRuleStore {
  private static final String ALL =
      """
      SELECT code, version, name_zh, name_en, source, amount, after_minutes, overridable, in_force, valid_from
      FROM work_rule
      """;

  private static final String INSERT =
      """
      INSERT INTO work_rule (code, version, name_zh, name_en, source, amount, after_minutes, overridable, in_force,
        valid_from, made_at, made_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """;

  WorkRulebook all(Db db, ZoneId zone) {
    return new WorkRulebook(Rows.list(db.rows(ALL), WorkRuleStore::rule), zone);
  }

  /** Under the locks that the transaction waits for. */
  WorkRulebook all(Tx tx, ZoneId zone) {
    return new WorkRulebook(Rows.list(tx.rows(ALL), WorkRuleStore::rule), zone);
  }

  void insert(Tx tx, WorkRule rule, Instant now, String actor) {
    tx.send(
        INSERT,
        rule.code().code(),
        rule.version(),
        rule.name().zh(),
        rule.name().en(),
        rule.source(),
        rule.amount(),
        rule.afterMinutes(),
        rule.overridable(),
        rule.inForce(),
        rule.from(),
        now.atOffset(ZoneOffset.UTC),
        actor);
  }

  private static WorkRule rule(Row row) {
    return new WorkRule(
        WorkRule.Measure.of(row.getString("code")),
        row.getInteger("version"),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        row.getString("source"),
        row.getInteger("amount"),
        row.getInteger("after_minutes"),
        row.getBoolean("overridable"),
        row.getBoolean("in_force"),
        row.getLocalDate("valid_from"));
  }
}
