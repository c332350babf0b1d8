package org.yizhan.station.schedule;

import java.time.Duration;
import java.time.LocalTime;
import org.yizhan.platform.config.ConfigException;

/**
 * When visits may start.
 *
 * @param opens first start of a day, in the station's zone, until a manager publishes other hours
 * @param closes visits end by then, likewise
 * @param slotMinutes from one offered start to the next
 * @param leadMinutes a visit starts at least this long after it is booked
 * @param urgentLeadMinutes the same for a visit that is wanted as soon as possible
 * @param horizonDays how many days ahead are offered, today included
 */
public record ScheduleConfig(
    LocalTime opens,
    LocalTime closes,
    int slotMinutes,
    int leadMinutes,
    int urgentLeadMinutes,
    int horizonDays) {
  public ScheduleConfig {
    if (!opens.isBefore(closes)) {
      throw new ConfigException("schedule.opens", "must be before schedule.closes");
    }
    if (slotMinutes < 5 || slotMinutes > 240 || slotMinutes % 5 != 0) {
      throw new ConfigException(
          "schedule.slotMinutes", "must be a multiple of 5 between 5 and 240");
    }
    if (leadMinutes < 0) {
      throw new ConfigException("schedule.leadMinutes", "must not be negative");
    }
    if (urgentLeadMinutes < 5 || urgentLeadMinutes > 240) {
      throw new ConfigException("schedule.urgentLeadMinutes", "must be between 5 and 240");
    }
    if (horizonDays < 1 || horizonDays > 62) {
      throw new ConfigException("schedule.horizonDays", "must be between 1 and 62");
    }
  }

  /** From one offered start to the next. */
  public Duration slot() {
    return Duration.ofMinutes(slotMinutes);
  }

  /** Between booking and the earliest start. */
  public Duration lead() {
    return Duration.ofMinutes(leadMinutes);
  }

  /** Between asking for somebody as soon as possible and the earliest start. */
  public Duration urgentLead() {
    return Duration.ofMinutes(urgentLeadMinutes);
  }

  /** The hours of every day, until a manager publishes others. */
  public OpenDay everyDay() {
    return new OpenDay(opens, closes);
  }
}
