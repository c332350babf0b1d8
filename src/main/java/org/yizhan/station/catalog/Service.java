package org.yizhan.station.catalog;

import java.time.Duration;
import java.util.UUID;
import org.yizhan.platform.text.Text;

/**
 * An item of the menu.
 *
 * @param skill what its worker must be able to do
 * @param durationMinutes length of the visit
 * @param setUpMinutes kept free before the visit, for the way there and for getting ready
 * @param personalCare whether a carer of the same sex must be offered
 */
public record Service(
    UUID id,
    String category,
    Text name,
    Text includes,
    Text excludes,
    String skill,
    int durationMinutes,
    int setUpMinutes,
    boolean personalCare) {
  /** Length of the visit. */
  public Duration duration() {
    return Duration.ofMinutes(durationMinutes);
  }

  /** Kept free before the visit. */
  public Duration setUp() {
    return Duration.ofMinutes(setUpMinutes);
  }
}
