package org.yizhan.hub.access;

import java.time.Duration;
import org.yizhan.platform.config.ConfigException;

/**
 * How long credentials last.
 *
 * @param sessionHours officials sign in again after this
 */
public record AccessConfig(int sessionHours) {
  public AccessConfig {
    if (sessionHours < 1) {
      throw new ConfigException("access.sessionHours", "must be at least 1");
    }
  }

  /** How long officials stay signed in. */
  public Duration session() {
    return Duration.ofHours(sessionHours);
  }
}
