package org.yizhan.hub.figures;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.hub.log.EventLog;
import org.yizhan.hub.news.News;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.rounds.Rounds;

/**
 * Counts what was received. Any node may do it: a station is counted by whoever claims it, events
 * and place in one transaction, so that a node that dies leaves nothing half done and nothing
 * twice.
 */
public final class FigureBuilder implements EventLog.Reader {
  private static final Logger LOG = LoggerFactory.getLogger(FigureBuilder.class);

  /** Comes before every station. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Db db;
  private final InstantSource clock;
  private final Rounds rounds;
  private final Counting counting;
  private final ProgressStore progress = new ProgressStore();
  private boolean running;
  private boolean again;
  private volatile boolean closed;

  private FigureBuilder(Rounds rounds, Db db, EventLog log, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.clock = clock;
    this.rounds = rounds;
    this.counting = new Counting(log, zone, progress);
  }

  /** Begins to count in {@code rounds}; called where they are made. */
  public static FigureBuilder start(
      Rounds rounds, Db db, EventLog log, InstantSource clock, ZoneId zone) {
    var builder = new FigureBuilder(rounds, db, log, clock, zone);
    log.follow(builder);
    return builder;
  }

  @Override
  public void look() {
    rounds.soon(this::turn);
  }

  @Override
  public boolean read(UUID station) {
    var step = Step.MORE;
    while (step == Step.MORE && !closed) {
      step = tried(station);
    }
    return step == Step.ALL;
  }

  /** What came of counting: nothing, some with more to come, or everything that there was. */
  private enum Step {
    NONE,
    MORE,
    ALL
  }

  /** Begins no further station. */
  public void close() {
    closed = true;
  }

  private void turn() {
    again = true;
    if (running || closed) {
      return;
    }
    running = true;
    try {
      while (again && !closed) {
        again = false;
        if (round()) {
          again = true;
        }
      }
    } catch (Exception e) { // The next sweep tries again.
      if (!closed) {
        LOG.atWarn().addKeyValue("cause", e.toString()).log("Figures could not be counted");
      }
    } finally {
      running = false;
    }
  }

  /**
   * Counts some of each station that is behind, so that those who always have something new keep no
   * other waiting; whether there was anything to count.
   */
  private boolean round() {
    var some = false;
    var behind = progress.behind(db, NOBODY);
    while (!behind.isEmpty() && !closed) {
      for (var station : behind) {
        some |= !closed && tried(station) != Step.NONE;
      }
      behind = progress.behind(db, behind.getLast());
    }
    return some;
  }

  /**
   * As {@link #count}; a station whose events cannot be counted keeps no other from its figures.
   */
  private Step tried(UUID station) {
    try {
      return count(station);
    } catch (RuntimeException e) { // The next sweep tries again.
      LOG.atWarn()
          .addKeyValue("station", station)
          .addKeyValue("cause", e.toString())
          .log("A station's events could not be counted");
      return Step.NONE;
    }
  }

  private Step count(UUID station) {
    return db.inTransaction(tx -> {
      var standing = progress.claim(tx, station);
      if (standing.isEmpty()) {
        return Step.NONE;
      }
      tx.mayBeLost(); // With the place up to which they count, from which they are counted again.
      var more = counting.advance(tx, station, standing.get(), clock.instant());
      News.ofStation(tx, station);
      return more ? Step.MORE : Step.ALL;
    });
  }
}
