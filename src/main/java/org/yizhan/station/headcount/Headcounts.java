package org.yizhan.station.headcount;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;

/**
 * Says how many companies and workers there are, and how many of them have what the programmes ask
 * for, whenever that differs from what was said last, and once in every month: a reader that has
 * lost it has it again. Only numbers are said.
 */
public final class Headcounts {
  private static final Logger LOG = LoggerFactory.getLogger(Headcounts.class);
  private static final String COUNTED = "org.yizhan.workforce.counted.v1";

  private final Db db;
  private final EventLog events;
  private final UUID station;
  private final InstantSource clock;
  private final ZoneId zone;
  private final HeadcountStore store = new HeadcountStore();

  /**
   * Counts in {@code db}.
   *
   * @param station whose workforce it is
   * @param zone in which days begin
   */
  public Headcounts(Db db, EventLog events, UUID station, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.events = events;
    this.station = station;
    this.clock = clock;
    this.zone = zone;
  }

  /** Counts by today's date; what fails is counted again with the next look. */
  public void look() {
    try {
      sayUnlessSaid();
    } catch (Exception failure) { // Waiting for the database throws whatever broke.
      LOG.atWarn()
          .addKeyValue("cause", failure.toString())
          .log("Workers cannot be counted now and are counted later");
    }
  }

  private void sayUnlessSaid() {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, zone);
    db.inTransaction(tx -> {
      var last = store.said(tx, station);
      var counted = Headcount.of(today, store.active(tx, today));
      if (last.map(said -> !said.differsFrom(today, counted)).orElse(counted.workers() == 0)) {
        return false;
      }
      var version = last.map(HeadcountStore.Said::version).orElse(0L) + 1;
      var next = new HeadcountStore.Said(version, today, counted);
      store.save(tx, station, next);
      events.append(tx, Event.of(now, "station", COUNTED, station, version, data(counted)));
      return true;
    });
  }

  private static Map<String, Integer> data(Headcount counted) {
    var data = new TreeMap<String, Integer>();
    data.put("companies", counted.companies());
    data.put("staffBased", counted.staffBased());
    data.put("workers", counted.workers());
    data.put("staff", counted.staff());
    data.put("educated", counted.educated());
    data.put("trained", counted.trained());
    data.put("refreshed", counted.refreshed());
    data.put("trainedInYear", counted.trainedInYear());
    data.put("examined", counted.examined());
    return data;
  }
}
