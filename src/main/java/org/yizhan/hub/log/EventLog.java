package org.yizhan.hub.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.db.Tx;

/**
 * The log of what stations reported, as the exchange accepted it. An epoch of a station is read in
 * the order of its sequences, without gaps, each event once.
 */
public interface EventLog extends AutoCloseable {
  /**
   * Appends events that follow those of the epoch that are there. They are durable and part of the
   * log when {@code tx} is committed, which holds the station's row, and no part of it otherwise.
   *
   * @throws LogAway when the log cannot take them now
   */
  void append(Tx tx, UUID station, UUID epoch, List<ReceivedEvent> events, Instant now);

  /**
   * The events after {@code after}, up to {@code until} inclusive, oldest first; fewer than {@code
   * limit} only when there are no more.
   *
   * @throws LogAway when the log cannot be read now
   */
  List<ReceivedEvent> read(Tx tx, UUID station, UUID epoch, long after, long until, int limit);

  /** Begins to tell {@code reader} when there is something to read, until this log is closed. */
  void follow(Reader reader);

  /** Tells nobody any more. */
  @Override
  void close();

  /** Who reads on where it stopped, by a place that it keeps itself. */
  interface Reader {
    /** Reads on whatever lies unread; any thread may say so. */
    void look();

    /**
     * Reads all that lies unread of a station; on the context on which the log was opened.
     *
     * @return whether it did; else it is to be told again
     */
    boolean read(UUID station);
  }
}
