package org.yizhan.hub.overview;

import org.yizhan.platform.config.ConfigException;

/**
 * When a station counts as alive.
 *
 * @param lateSeconds live until this long after its last word, then late
 * @param silentSeconds silent from this long after its last word on
 */
public record LivenessConfig(int lateSeconds, int silentSeconds) {
  public LivenessConfig {
    if (lateSeconds < 1) {
      throw new ConfigException("liveness.lateSeconds", "must be at least 1");
    }
    if (silentSeconds <= lateSeconds) {
      throw new ConfigException("liveness.silentSeconds", "must be more than liveness.lateSeconds");
    }
  }
}
