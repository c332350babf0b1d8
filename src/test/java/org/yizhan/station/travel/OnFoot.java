package org.yizhan.station.travel;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.yizhan.platform.db.Db;
import org.yizhan.station.household.AddressBook;

/** Travel as a station reckons that was told nothing: on foot, by the address. */
public final class OnFoot {
  static final TravelConfig CONFIG =
      new TravelConfig(Means.WALK, 4.5, 12, 1.3, 28, 30, new RoutingConfig("", "foot", 0, 0, 5));

  /** Seventy-five metres a minute, with detours. */
  public static final Ways WAYS = new Ways(CONFIG.metresPerMinute(), CONFIG.detour(), 1, Map.of());

  private OnFoot() {}

  /** The same where ways take so many times longer. */
  public static Ways slower(double factor) {
    return WAYS.corrected(factor);
  }

  /** For stations that tests put together themselves. */
  public static Travel travel(
      Vertx vertx, Db db, AddressBook addressBook, InstantSource clock, ZoneId zone) {
    return new Travel(vertx, db, addressBook, CONFIG, clock, zone);
  }
}
