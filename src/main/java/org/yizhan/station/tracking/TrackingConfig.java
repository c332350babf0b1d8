package org.yizhan.station.tracking;

import org.yizhan.platform.config.ConfigException;

/**
 * How reports are judged.
 *
 * @param doorTries after so many wrong door codes the visit's code is looked at no more
 */
public record TrackingConfig(int doorTries) {
  public TrackingConfig {
    if (doorTries < 1) {
      throw new ConfigException("tracking.doorTries", "must be at least 1");
    }
  }
}
