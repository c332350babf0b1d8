package org.yizhan.bench;

import java.io.IOException;
import java.sql.SQLException;

/** Three hundred workers, a month of shifts and a service of their own, beside the sample data. */
final class BenchData {
  static final int WORKERS = 300;
  static final int OCCUPANCIES = 14_000;

  private BenchData() {}

  static String worker(int number) {
    return "00000000-0000-7000-8000-%012x".formatted(number);
  }

  /** Fills the station once. The station must be started again to see it. */
  static void fill(StationProcess station) throws SQLException, IOException {
    try (var db = station.owner();
        var statement = db.createStatement()) {
      for (var sql : STATEMENTS) {
        statement.execute(sql);
      }
    }
  }

  /**
   * Visits of an hour spread over workers and days for the availability bench; they leave most
   * slots of most days free.
   */
  static void occupy(StationProcess station) throws SQLException, IOException {
    try (var db = station.owner();
        var statement = db.createStatement()) {
      statement.execute(
          "DELETE FROM occupancy WHERE worker_id < '00000000-0001-0000-0000-000000000000'");
      statement.execute(
          """
          INSERT INTO occupancy (id, worker_id, during, hold_id, expires_at)
          SELECT gen_random_uuid(), w.id, tstzrange(s, s + interval '75 minutes'), gen_random_uuid(), '2099-01-01'
          FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM worker WHERE id < '00000000-0001-0000-0000-000000000000') w,
               generate_series(0, %d) AS k,
               LATERAL (SELECT date_trunc('day', now()) + interval '1 day' * (k %% 14)
                          + interval '1 minute' * (30 + 90 * ((w.n + k / 14) %% 6)) AS s) AS t
          """
              .formatted(OCCUPANCIES / WORKERS - 1));
    }
  }

  private static final String[] STATEMENTS = {
    """
    INSERT INTO service (id, category, position, name_zh, name_en, includes_zh, includes_en, excludes_zh, excludes_en,
                         skill, duration_minutes, set_up_minutes, personal_care)
    SELECT gen_random_uuid(), code, 99, '测量', 'Bench', '-', '-', '-', '-', 'bench', 15, 15, false FROM category LIMIT 1
    """,
    """
    INSERT INTO service_price (id, service_id, amount_fen, valid_from, published_at)
    SELECT gen_random_uuid(), id, 100, now() - interval '1 day', now() - interval '1 day' FROM service WHERE skill = 'bench'
    """,
    """
    INSERT INTO worker (id, company_id, surname, given_name, gender, home_east, home_north, stars, active, version)
    SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, (SELECT id FROM company LIMIT 1),
           '测', n::text, 'f', 0, 0, 3, true, 1
    FROM generate_series(0, 299) AS n
    """,
    "INSERT INTO worker_skill (worker_id, skill) SELECT id, 'bench' FROM worker WHERE surname ="
        + " '测'",
    """
    INSERT INTO shift (id, worker_id, during)
    SELECT gen_random_uuid(), w.id, tstzrange(d, d + interval '1 day')
    FROM worker w, generate_series(date_trunc('day', now()) - interval '1 day', now() + interval '32 days', '1 day') AS d
    WHERE w.surname = '测'
    """,
    """
    INSERT INTO credential (id, worker_id, kind, issued_on, recorded_at)
    SELECT gen_random_uuid(), w.id, kind, now()::date - 30, now()
    FROM worker w, unnest('{health-examination,pre-job-training}'::text[]) AS kind
    WHERE w.surname = '测'
    """,
    "ANALYZE",
  };
}
