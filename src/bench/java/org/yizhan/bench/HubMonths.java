package org.yizhan.bench;

import java.util.List;

/**
 * Days as if stations had reported them, up to today: figures of stations and districts, visits
 * with those that somebody has to look at, and revisions. Events themselves are left out, since no
 * page but a station's list of them reads any.
 */
final class HubMonths {
  static final int STATIONS = 300;

  private HubMonths() {}

  /** Id of a station, by its number from 1. */
  static String station(int number) {
    return "00000000-0000-7000-8002-%012d".formatted(number);
  }

  /** Fills an empty hub. */
  static void fill(HubNode hub, int days) throws Exception {
    try (var owner = hub.owner()) {
      for (var sql : STATEMENTS) {
        owner.run(sql.formatted(STATIONS, days));
      }
    }
  }

  private static final String DAY =
      """
      generate_series(current_date - (%2$d - 1), current_date, '1 day') AS d
      """;

  private static final List<String> STATEMENTS =
      List.of(
          """
          INSERT INTO district (id, name_zh, name_en)
          SELECT ('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid, '测区' || n, 'Bench district ' || n
          FROM generate_series(0, 9) AS n
          """,
          """
          INSERT INTO station (id, name_zh, name_en, public_key, enrolled_at, last_word, district, last_seq, last_at,
                               last_type, last_subject, latitude, longitude)
          SELECT ('00000000-0000-7000-8002-' || lpad(n::text, 12, '0'))::uuid, '测站' || n, 'Bench station ' || n, '\\x00',
                 now() - interval '3 years', now(),
                 ('00000000-0000-7000-8001-' || lpad((n %% 10)::text, 12, '0'))::uuid, 1000, now(),
                 'org.yizhan.booking.created.v1', gen_random_uuid(), 31 + n * 0.001, 121 + n * 0.001
          FROM generate_series(1, %1$d) AS n
          """,
          """
          INSERT INTO station_epoch (station, epoch, acked, acked_hash, first_seen)
          SELECT id, gen_random_uuid(), 1000, '\\x00', enrolled_at FROM station
          """,
          """
          INSERT INTO station_day (station, day, bookings, cancelled, visits, under_way, finished, due, on_time, no_shows,
                                   answered, answer_seconds, minutes, returns, same_worker, certified, unmet, asked_days,
                                   able_days, alarms, revision)
          SELECT s.id, d::date, 12, 1, 10, 0, 9, 10, 9, 0, 9, 5400, 600, 4, 3, 9, 1, 1, 1, 0, 0
          FROM %s CROSS JOIN station s
          """
              .replace("%s", DAY),
          """
          INSERT INTO district_day
          SELECT s.district, x.day, sum(bookings), sum(cancelled), sum(visits), sum(under_way), sum(finished), sum(due),
                 sum(on_time), sum(no_shows), sum(answered), sum(answer_seconds), sum(minutes), sum(returns),
                 sum(same_worker), sum(certified), sum(unmet), sum(asked_days), sum(able_days), sum(alarms), 0, NULL
          FROM station_day x JOIN station s ON s.id = x.station GROUP BY s.district, x.day ORDER BY x.day
          """,
          """
          INSERT INTO visit_fact (station, visit, version, state, start, finish, worker, household, given, overridden,
                                  unlicensed)
          SELECT s.id, gen_random_uuid(), 6, 'finished', d + interval '2 hours' * (k + 1), d + interval '2 hours' * (k + 2),
                 gen_random_uuid(), gen_random_uuid(), 1, random() < 0.005, 0
          FROM %s CROSS JOIN station s CROSS JOIN generate_series(0, 1) AS k
          """
              .replace("%s", DAY),
          """
          INSERT INTO no_show (station, visit, start, at, version, refuted)
          SELECT station, visit, start, start, 1, false FROM visit_fact WHERE overridden
          """,
          """
          INSERT INTO figure_revision (station, day, revision, at, before, after)
          SELECT station, day, 1, day + interval '30 hours', '{"bookings": 11}', '{"bookings": 12}'
          FROM station_day WHERE random() < 0.02
          """,
          "VACUUM ANALYZE");
}
