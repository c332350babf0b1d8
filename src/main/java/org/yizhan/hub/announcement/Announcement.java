package org.yizhan.hub.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.platform.text.Text;

/**
 * Something that stations are to know.
 *
 * @param district to whose stations it went; absent for all
 * @param until last day on which stations show it
 * @param withdrawnAt stations were told to show it no more
 * @param stations to how many it went, of those that the reader sees
 * @param received how many of these have applied it
 */
record Announcement(
    UUID id,
    Text text,
    @Nullable DistrictName district,
    LocalDate until,
    String writtenBy,
    Instant writtenAt,
    @Nullable Instant withdrawnAt,
    long stations,
    long received) {}
