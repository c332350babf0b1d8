package org.yizhan.station.booking;

import java.time.Duration;
import org.yizhan.platform.config.ConfigException;

/**
 * Holding and booking.
 *
 * @param holdMinutes how long a slot is kept for somebody who is still choosing
 * @param seriesDays how many days ahead a visit that comes back may be booked
 * @param wrongCodes after so many wrong ticket codes the ticket opens nothing any more
 */
public record BookingConfig(int holdMinutes, int seriesDays, int wrongCodes) {
  public BookingConfig {
    if (holdMinutes < 1 || holdMinutes > 60) {
      throw new ConfigException("booking.holdMinutes", "must be between 1 and 60");
    }
    if (seriesDays < 7 || seriesDays > 366) {
      throw new ConfigException("booking.seriesDays", "must be between 7 and 366");
    }
    if (wrongCodes < 3) {
      throw new ConfigException("booking.wrongCodes", "must be at least 3");
    }
  }

  /** How long a slot is kept. */
  public Duration hold() {
    return Duration.ofMinutes(holdMinutes);
  }
}
