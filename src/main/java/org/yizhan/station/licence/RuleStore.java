package org.yizhan.station.licence;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of rules; versions are added, never changed. */
final class RuleStore {
  private static final String ALL =
      """
      SELECT code, version, name_zh, name_en, source, categories, holder, effect, kinds, explicit, level, within_months,
             overridable, in_force, valid_from
      FROM dispatch_rule
      """;

  private static final String INSERT =
      """
      INSERT INTO dispatch_rule (code, version, name_zh, name_en, source, categories, holder, effect, kinds, explicit,
        level, within_months, overridable, in_force, valid_from, made_at, made_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      """;

  private static final String AHEAD =
      """
      SELECT o.worker_id, s.category, v.starts_at
      FROM visit v
      JOIN occupancy o ON o.visit_id = v.id
      JOIN booking b ON b.id = v.booking_id
      JOIN service s ON s.id = b.service_id
      WHERE v.starts_at > $1 AND v.state IN ('assigned', 'accepted')
      """;

  /** The visits that lie ahead and have a worker. */
  List<RuleEdits.Ahead> ahead(Db db, Instant now) {
    return Rows.list(
        db.rows(AHEAD, now.atOffset(ZoneOffset.UTC)),
        row ->
            new RuleEdits.Ahead(
                row.getUUID("worker_id"),
                row.getString("category"),
                Rows.instant(row, "starts_at")));
  }

  Rulebook all(Db db) {
    return new Rulebook(Rows.list(db.rows(ALL), RuleStore::rule));
  }

  void insert(Tx tx, DispatchRule rule, Instant now, String actor) {
    tx.send(
        INSERT,
        rule.code(),
        rule.version(),
        rule.name().zh(),
        rule.name().en(),
        rule.source(),
        rule.categories().toArray(String[]::new),
        rule.holder().code(),
        rule.effect().code(),
        rule.kinds().stream().map(CredentialKind::code).toArray(String[]::new),
        rule.explicit(),
        rule.level(),
        rule.withinMonths(),
        rule.overridable(),
        rule.inForce(),
        rule.from(),
        now.atOffset(ZoneOffset.UTC),
        actor);
  }

  private static DispatchRule rule(Row row) {
    return new DispatchRule(
        row.getString("code"),
        row.getInteger("version"),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        row.getString("source"),
        Set.of(row.getArrayOfStrings("categories")),
        Holder.of(row.getString("holder")),
        DispatchRule.Effect.of(row.getString("effect")),
        Arrays.stream(row.getArrayOfStrings("kinds"))
            .map(CredentialKind::of)
            .collect(Collectors.toUnmodifiableSet()),
        row.getBoolean("explicit"),
        row.getInteger("level"),
        row.getInteger("within_months"),
        row.getBoolean("overridable"),
        row.getBoolean("in_force"),
        row.getLocalDate("valid_from"));
  }
}
