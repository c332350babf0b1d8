package org.yizhan.hub.news;

import java.util.UUID;

/** Somebody at this node who follows what happens at all of them; must not wait. */
public interface NewsReader {
  /** A station has something new. */
  default void ofStation(UUID station) {}

  /** Something changed that is not one station's: districts, announcements, accounts. */
  default void ofCity() {}

  /** Sessions ended; the reader's own may be among them. */
  default void ofSessions() {}

  /** Another key of a station counts, or none. */
  default void ofKey(UUID station) {}

  /** There is something to tell a station. */
  default void ofDownlink(UUID station) {}

  /** News may have been missed; any of the above may have happened. */
  void missed();
}
