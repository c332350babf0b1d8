package org.yizhan.station.device;

import java.time.Duration;
import org.yizhan.platform.config.ConfigException;

/**
 * How devices get in.
 *
 * @param codeMinutes how long an enrolment code is good
 * @param tokenMinutes how long the token of a device with a key is good
 * @param perWorker how many devices a worker may have at once
 */
public record DeviceConfig(int codeMinutes, int tokenMinutes, int perWorker) {
  /** How long a device may take to sign. */
  static final Duration CHALLENGE = Duration.ofMinutes(2);

  public DeviceConfig {
    if (Math.min(Math.min(codeMinutes, tokenMinutes), perWorker) < 1) {
      throw new ConfigException("device", "every number must be at least 1");
    }
  }

  Duration code() {
    return Duration.ofMinutes(codeMinutes);
  }

  Duration token() {
    return Duration.ofMinutes(tokenMinutes);
  }
}
