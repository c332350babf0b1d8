package org.yizhan.station.alarm;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.rounds.Rounds;

/**
 * Judges alarms: at once about a visit to which something happened, and about all of them every few
 * seconds and at the start. One loop does all of it; what fails is tried again with the next look.
 *
 * <p>Where much happens it looks no more than ten times a second, at all visits concerned together:
 * a transaction for each report would slow down the reports.
 */
public final class AlarmWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
  private static final String VISIT_EVENTS = "org.yizhan.visit.";
  private static final long LOOK_MS = 5_000;
  private static final long REST_MS = 100;

  private final Rounds rounds;
  private final Alarms alarms;
  private final InstantSource clock;
  private final Set<UUID> news = new LinkedHashSet<>();
  private boolean all;
  private boolean busy;

  /** Watches from now on, as long as {@code rounds} are made. */
  public AlarmWatch(Rounds rounds, Alarms alarms, SealedLog log, InstantSource clock) {
    this.rounds = rounds;
    this.alarms = alarms;
    this.clock = clock;
    log.subscribe(batch -> rounds.soon(() -> heard(batch)));
    rounds.nowAndEvery(LOOK_MS, this::lookAtAll);
  }

  private void heard(List<SealedEvent> batch) {
    batch.stream()
        .filter(event -> event.type().startsWith(VISIT_EVENTS))
        .forEach(event -> news.add(event.subject()));
    turn();
  }

  private void lookAtAll() {
    all = true;
    turn();
  }

  private void turn() {
    if (busy || (!all && news.isEmpty())) {
      return;
    }
    busy = true;
    try {
      look();
    } catch (Exception failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.toString())
          .log("Alarms cannot be judged now and are judged with the next look");
    } finally {
      rounds.after(REST_MS, this::rested);
    }
  }

  private void rested() {
    busy = false;
    turn();
  }

  private void look() {
    var visits = List.copyOf(news);
    news.clear();
    if (!visits.isEmpty()) {
      alarms.judge(visits, clock.instant());
    }
    if (all) {
      all = false;
      alarms.judgeAll(clock.instant());
    }
  }
}
