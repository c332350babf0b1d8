package org.yizhan.station.announcement;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.json.Json;

/**
 * Announcements as they come down from the hub. An item may come again: what is there stays as it
 * is.
 */
public final class Announcements {
  private static final String HUB = "hub";

  private final Db db;
  private final EventLog events;
  private final InstantSource clock;
  private final ZoneId zone;
  private final AnnouncementStore store = new AnnouncementStore();

  /** Works on {@code db}; days are those of {@code zone}. */
  public Announcements(Db db, EventLog events, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  /** Those of today, the newest first. */
  List<Announcement> shown() {
    return store.shown(db, LocalDate.ofInstant(clock.instant(), zone));
  }

  /**
   * What of the hub's downlink is applied here, by its type. Each throws {@link
   * IllegalArgumentException} for data that are none.
   */
  public Map<String, Consumer<Map<String, Object>>> downlink() {
    return Map.of(
        "announcement",
        data -> receive(Json.mapper().convertValue(data, Announcement.class)),
        "announcement-withdrawn",
        data -> withdraw(UUID.fromString(String.valueOf(data.get("id")))));
  }

  private void receive(Announcement announcement) {
    db.inTransaction(tx -> {
      if (store.insert(tx, announcement, clock.instant())) {
        tell(tx, "received", announcement.id(), 1);
      }
      return announcement;
    });
  }

  private void withdraw(UUID id) {
    db.inTransaction(tx -> {
      if (store.withdraw(tx, id, clock.instant())) {
        tell(tx, "withdrawn", id, 2);
      }
      return id;
    });
  }

  private void tell(Tx tx, String what, UUID id, long version) {
    events.append(
        tx,
        Event.of(
            clock.instant(),
            HUB,
            "org.yizhan.announcement." + what + ".v1",
            id,
            version,
            Map.of()));
  }
}
