package org.yizhan.station.announcement;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.yizhan.platform.text.Text;

/**
 * Something the city, or the district, wants the station to know.
 *
 * @param until last day on which it is shown
 * @param writtenAt by the hub's clock
 */
record Announcement(UUID id, Text text, LocalDate until, Instant writtenAt) {
  Announcement {
    requireNonNull(id, "id");
    requireNonNull(until, "until");
    requireNonNull(writtenAt, "writtenAt");
    requireNonNull(text.zh(), "text.zh");
    requireNonNull(text.en(), "text.en");
  }
}
