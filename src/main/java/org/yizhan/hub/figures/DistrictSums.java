package org.yizhan.hub.figures;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Tx;

/** Moves a station's days from the sums of one district to those of another. */
public final class DistrictSums {
  private static final String NONE = "'00000000-0000-0000-0000-000000000000'";

  /**
   * Takes from one and gives to the other in one order of day and district, the order in which
   * stations are counted, so that nobody waits for each other.
   */
  private static final String MOVE =
      "INSERT INTO district_day (district, day, revision, revised_at, "
          + Count.columns("%s")
          + ") SELECT side.district, d.day, side.sign * d.revision,"
          + " CASE WHEN side.sign > 0 THEN d.revised_at END, "
          + Count.columns("side.sign * d.%s")
          + " FROM station_day d CROSS JOIN (VALUES (coalesce($2::uuid, "
          + NONE
          + "), -1), (coalesce($3::uuid, "
          + NONE
          + "), 1)) AS side (district, sign)"
          + " WHERE d.station = $1 ORDER BY d.day, side.district"
          + " ON CONFLICT (district, day) DO UPDATE SET revision = district_day.revision +"
          + " excluded.revision, revised_at = greatest(district_day.revised_at,"
          + " excluded.revised_at), "
          + Count.columns("%1$s = district_day.%1$s + excluded.%1$s");

  private DistrictSums() {}

  /**
   * Lets nobody count the station until the end of the transaction; comes before its row is locked,
   * which whoever counts refers to.
   */
  public static void hold(Tx tx, UUID station) {
    tx.send(
        "SELECT pg_advisory_xact_lock(hashtextextended('figures' || $1::text, 0))",
        station.toString());
  }

  /** The station is held, and belongs to another district from now on; absent is none. */
  public static void move(Tx tx, UUID station, @Nullable UUID from, @Nullable UUID to) {
    tx.send(MOVE, station, from, to);
  }
}
