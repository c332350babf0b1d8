package org.yizhan.station.notice;

import java.time.LocalDate;
import java.util.UUID;
import org.yizhan.platform.text.Text;

/**
 * Something that everybody may read for some days.
 *
 * @param from the first day on which it is shown
 * @param until the last one
 */
public record Notice(UUID id, long version, Text text, LocalDate from, LocalDate until) {
  /** Whether it is shown on a day. */
  boolean shownOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
