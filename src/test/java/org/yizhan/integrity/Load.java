package org.yizhan.integrity;

import java.util.List;

/** What a station is put under while it is killed, and what it acknowledged of it. */
interface Load {
  /** Begins; goes on through every failure, doing again what was not acknowledged. */
  void start();

  /** How often the station has acknowledged something. */
  long acknowledged();

  /** Ends once everything that was begun has its answer. */
  void stop();

  /** What was acknowledged and is not there, or is there twice; empty when all is well. */
  List<String> lost(Books books);
}
