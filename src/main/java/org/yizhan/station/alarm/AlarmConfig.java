package org.yizhan.station.alarm;

import java.time.Duration;
import java.util.stream.IntStream;
import org.yizhan.platform.config.ConfigException;

/**
 * When alarms are raised, in minutes.
 *
 * @param acceptBeforeMinutes a visit has to be accepted this long before its start
 * @param acceptGraceMinutes and its worker has at least this long to accept it
 * @param departBeforeMinutes the worker has to set out this long before the start
 * @param lateMinutes a worker on the way is late this long after the start
 * @param noShowMinutes whoever is not at the door this long after the start does not come
 * @param runningOverMinutes work runs over this long after the planned end
 * @param forgottenMinutes the worker forgot to report the end this long after the planned end
 * @param escalateMinutes an alarm that nobody closes grows more urgent after this
 */
public record AlarmConfig(
    int acceptBeforeMinutes,
    int acceptGraceMinutes,
    int departBeforeMinutes,
    int lateMinutes,
    int noShowMinutes,
    int runningOverMinutes,
    int forgottenMinutes,
    int escalateMinutes) {
  private static final int DAY = 24 * 60;

  public AlarmConfig {
    var all =
        IntStream.of(
            acceptBeforeMinutes,
            acceptGraceMinutes,
            departBeforeMinutes,
            lateMinutes,
            noShowMinutes,
            runningOverMinutes,
            forgottenMinutes);
    if (all.anyMatch(minutes -> minutes < 0 || minutes > DAY) || escalateMinutes < 1) {
      throw new ConfigException(
          "alarm", "minutes must be 0 to 1440, and escalateMinutes at least 1");
    }
  }

  /** No alarm about a visit is due longer than this before its start. */
  static final Duration HORIZON = Duration.ofMinutes(DAY);
}
