package org.yizhan.station.access;

import java.time.Duration;
import org.yizhan.platform.config.ConfigException;

/**
 * How long credentials last.
 *
 * @param sessionHours staff sign in again after this
 * @param kioskDays a kiosk is paired again after this
 * @param deviceDays a worker's device gets a new token after this
 * @param pairingMinutes how long a kiosk's pairing code is good
 */
public record AccessConfig(int sessionHours, int kioskDays, int deviceDays, int pairingMinutes) {
  public AccessConfig {
    if (Math.min(Math.min(sessionHours, kioskDays), Math.min(deviceDays, pairingMinutes)) < 1) {
      throw new ConfigException("access", "every duration must be at least 1");
    }
  }

  /** How long staff stay signed in. */
  public Duration session() {
    return Duration.ofHours(sessionHours);
  }

  /** How long a kiosk stays paired. */
  public Duration kiosk() {
    return Duration.ofDays(kioskDays);
  }

  /** How long a device's token is good. */
  public Duration device() {
    return Duration.ofDays(deviceDays);
  }

  /** How long a pairing code is good. */
  public Duration pairing() {
    return Duration.ofMinutes(pairingMinutes);
  }
}
