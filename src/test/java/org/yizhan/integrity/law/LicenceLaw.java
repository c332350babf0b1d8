package org.yizhan.integrity.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.station.StationDatabase;

/** Judges anew, in SQL, who may go to the visits ahead, and why not. */
final class LicenceLaw {
  private LicenceLaw() {}

  /**
   * One row for every rule that is not met on the day of a visit ahead, or of one to which somebody
   * set out after the place {@code :since}; {@code :now} is now.
   */
  private static final String UNMET =
      """
      WITH ahead AS (
        SELECT v.id, o.worker_id, w.company_id, s.category,
               (v.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day
        FROM visit v
        JOIN booking b ON b.id = v.booking_id
        JOIN service s ON s.id = b.service_id
        JOIN occupancy o ON o.visit_id = v.id
        JOIN worker w ON w.id = o.worker_id
        WHERE (v.state IN ('assigned', 'accepted') AND v.starts_at > :now)
          OR EXISTS (SELECT FROM event e
                     WHERE e.subject = v.id AND e.type = 'org.yizhan.visit.departed.v1' AND e.pos > :since))
      SELECT a.id, r.code
      FROM ahead a
      CROSS JOIN LATERAL (
        SELECT DISTINCT ON (code) * FROM dispatch_rule
        WHERE valid_from <= a.day ORDER BY code, valid_from DESC, version DESC) r
      WHERE r.in_force AND (r.categories = '{}' OR a.category = ANY(r.categories))
        AND (r.effect = 'forbids') = EXISTS (
          SELECT FROM credential c
          WHERE CASE r.holder WHEN 'worker' THEN c.worker_id = a.worker_id ELSE c.company_id = a.company_id END
            AND c.kind = ANY(r.kinds)
            AND (NOT r.explicit OR a.category = ANY(c.covers))
            AND (r.level IS NULL OR c.level <= r.level)
            AND c.issued_on <= a.day
            AND (c.valid_until IS NULL OR c.valid_until >= a.day)
            AND (c.revoked_on IS NULL OR c.revoked_on > a.day)
            AND (r.within_months IS NULL OR c.issued_on + make_interval(months => r.within_months) > a.day))
      """;

  /** What stands in the way of a visit ahead that no manager can decide away. */
  private static final String FORBIDDEN =
      """
      WITH ahead AS (
        SELECT v.id, v.member, v.ends_at, o.worker_id, o.during, b.household_id, b.service_id, b.carer_gender, d.building_id
        FROM visit v
        JOIN booking b ON b.id = v.booking_id
        JOIN dwelling d ON d.id = b.dwelling_id
        JOIN occupancy o ON o.visit_id = v.id
        WHERE v.state IN ('assigned', 'accepted') AND v.starts_at > :now)
      SELECT a.id, 'the worker is away' FROM ahead a
      WHERE EXISTS (SELECT FROM time_off t
                    WHERE t.worker_id = a.worker_id AND t.state = 'approved' AND t.during && a.during)
      UNION ALL
      SELECT a.id, 'the worker or the building is suspended' FROM ahead a
      WHERE EXISTS (SELECT FROM suspension s
                    WHERE s.lifted_at IS NULL AND s.during && a.during
                      AND (s.worker_id = a.worker_id OR s.building_id = a.building_id))
      UNION ALL
      SELECT a.id, 'the two were not to meet again' FROM ahead a
      WHERE EXISTS (SELECT FROM household_block h
                    WHERE h.lifted_at IS NULL AND h.worker_id = a.worker_id AND h.household_id = a.household_id)
      UNION ALL
      SELECT a.id, 'the resident asked for the other sex' FROM ahead a JOIN worker w ON w.id = a.worker_id
      WHERE w.gender <> a.carer_gender
      UNION ALL
      SELECT a.id, 'the worker was let go' FROM ahead a
      WHERE NOT EXISTS (SELECT FROM worker w WHERE w.id = a.worker_id AND w.active)
      UNION ALL
      SELECT a.id, 'the worker has not learned it' FROM ahead a JOIN service s ON s.id = a.service_id
      WHERE NOT EXISTS (
        SELECT FROM worker_skill k
        WHERE k.worker_id = a.worker_id
          AND k.skill = coalesce((SELECT m.skill FROM service_member m
                                  WHERE m.service_id = s.id AND m.member = a.member), s.skill))
      """;

  /**
   * What is broken although nobody decided so.
   *
   * @param since the place of the last event before the act that is judged
   */
  static List<String> broken(StationDatabase database, List<Booked> all, long since, Instant now) {
    var overridden = all.stream().collect(Collectors.toMap(Booked::id, Booked::overridden));
    var broken = new ArrayList<String>();
    for (var row : database.rows(at(UNMET.replace(":since", String.valueOf(since)), now))) {
      var visit = UUID.fromString(Booked.text(row, 0));
      if (!overridden.getOrDefault(visit, Set.of()).contains(Booked.text(row, 1))) {
        broken.add(row.get(1) + " is not met by whoever goes to " + visit + "");
      }
    }
    database.rows(at(FORBIDDEN, now)).forEach(row -> broken.add(row.get(0) + ": " + row.get(1)));
    return broken;
  }

  private static String at(String sql, Instant now) {
    return sql.replace(":now", "'" + now + "'");
  }
}
