package org.yizhan.hub.enrolment;

import java.time.Duration;
import org.yizhan.platform.config.ConfigException;

/**
 * How stations become known.
 *
 * @param codeHours how long a one-time code is good
 */
public record EnrolmentConfig(int codeHours) {
  public EnrolmentConfig {
    if (codeHours < 1) {
      throw new ConfigException("enrolment.codeHours", "must be at least 1");
    }
  }

  /** How long a one-time code is good. */
  public Duration codeLife() {
    return Duration.ofHours(codeHours);
  }
}
