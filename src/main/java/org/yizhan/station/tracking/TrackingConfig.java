package org.yizhan.station.tracking;

import org.yizhan.platform.config.ConfigException;

/**
 * How reports are judged.
 *
 * @param doorTries after so many wrong door codes the visit's code is looked at no more
 * @param problemReports a visit takes so many reports of a problem from one worker
 */
public record TrackingConfig(int doorTries, int problemReports) {
  public TrackingConfig {
    if (doorTries < 1) {
      throw new ConfigException("tracking.doorTries", "must be at least 1");
    }
    if (problemReports < 1) {
      throw new ConfigException("tracking.problemReports", "must be at least 1");
    }
  }
}
