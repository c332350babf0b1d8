package org.yizhan.station.headcount;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.json.Json;
import org.yizhan.station.headcount.Headcount.Counted;
import org.yizhan.station.headcount.Headcount.Paper;
import org.yizhan.station.register.EmploymentKind;

/** Counts workers by what binds them and by their documents, and keeps what was said. */
final class HeadcountStore {
  /**
   * Everybody active on the day $1; a document counts from its issue until it ends or is revoked.
   */
  private static final String ACTIVE =
      """
      SELECT w.company_id,
             array(SELECT e.kind FROM employment e
                   WHERE e.worker_id = w.id AND e.company_id = w.company_id
                     AND e.begins_on <= $1 AND (e.ends_on IS NULL OR e.ends_on >= $1)) AS bonds,
             coalesce(bool_or(c.kind = 'diploma'), false) AS educated,
             coalesce(bool_or(c.kind = 'pre-job-training'), false) AS trained,
             coalesce(bool_or(c.kind IN ('pre-job-training', 'refresher-training')
               AND c.issued_on + interval '24 months' > $1), false) AS refreshed,
             coalesce(bool_or(c.kind IN ('pre-job-training', 'refresher-training')
               AND c.issued_on + interval '12 months' > $1), false) AS trained_in_year,
             coalesce(bool_or(c.kind = 'health-examination'
               AND c.issued_on + interval '12 months' > $1), false) AS examined
      FROM worker w
      LEFT JOIN credential c ON c.worker_id = w.id
        AND c.issued_on <= $1 AND (c.valid_until IS NULL OR c.valid_until >= $1)
        AND (c.revoked_on IS NULL OR c.revoked_on > $1)
      WHERE (w.joined_on IS NULL OR w.joined_on <= $1)
        AND CASE WHEN w.left_on IS NULL THEN w.active ELSE w.left_on > $1 END
      GROUP BY w.id, w.company_id
      """;

  private static final String SAID =
      "SELECT version, said_on, counts::text AS counts FROM headcount_said WHERE station = $1 FOR"
          + " UPDATE";

  private static final String SAVE =
      """
      INSERT INTO headcount_said (station, version, said_on, counts) VALUES ($1, $2, $3, $4::text::jsonb)
      ON CONFLICT (station) DO UPDATE SET version = $2, said_on = $3, counts = $4::text::jsonb
      """;

  /**
   * What was said last.
   *
   * @param version how often anything was said
   */
  record Said(long version, LocalDate on, Headcount counts) {
    /** Whether {@code counted} is worth saying: it is something else, or of another month. */
    boolean differsFrom(LocalDate today, Headcount counted) {
      return !counted.equals(counts) || !YearMonth.from(today).equals(YearMonth.from(on));
    }
  }

  Optional<Said> said(Tx tx, UUID station) {
    return Rows.first(
        tx.rows(SAID, station),
        row ->
            new Said(
                row.getLong("version"),
                row.getLocalDate("said_on"),
                Json.read(
                    row.getString("counts").getBytes(StandardCharsets.UTF_8), Headcount.class)));
  }

  void save(Tx tx, UUID station, Said said) {
    var counts = new String(Json.bytes(said.counts()), StandardCharsets.UTF_8);
    tx.send(SAVE, station, said.version(), said.on(), counts);
  }

  List<Counted> active(Tx tx, LocalDate day) {
    return Rows.list(tx.rows(ACTIVE, day), HeadcountStore::counted);
  }

  private static Counted counted(Row row) {
    var bonds = EnumSet.noneOf(EmploymentKind.class);
    for (var kind : row.getArrayOfStrings("bonds")) {
      bonds.add(EmploymentKind.of(kind));
    }
    var papers = EnumSet.noneOf(Paper.class);
    for (var paper : Paper.values()) {
      if (row.getBoolean(paper.name().toLowerCase(Locale.ROOT))) {
        papers.add(paper);
      }
    }
    return new Counted(row.getUUID("company_id"), bonds, papers);
  }
}
