package org.yizhan.hub.template;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.platform.text.Text;

/**
 * The newest version of a service as the city wants it offered.
 *
 * @param version of its code, from 1 on
 * @param district whose stations it is for; absent for all
 * @param withdrawnAt stations were told to show it no more
 * @param stations to how many it went, of those that the reader sees
 * @param received how many of these have applied it
 */
record Template(
    UUID id,
    int version,
    Draft content,
    @Nullable DistrictName district,
    String publishedBy,
    Instant publishedAt,
    @Nullable Instant withdrawnAt,
    long stations,
    long received) {
  /**
   * What an official writes.
   *
   * @param code by which versions of the same service are known
   * @param includes what belongs to it
   * @param excludes what does not
   * @param durationMinutes length of a visit
   * @param guideFen price that the programme advises, fen; absent where it advises none
   * @param validFrom first day on which it holds
   */
  record Draft(
      String code,
      String category,
      Text name,
      Text includes,
      Text excludes,
      int durationMinutes,
      @Nullable Long guideFen,
      LocalDate validFrom) {}

  /** A version as stations read it. */
  record Sent(UUID id, int version, Draft content, Instant publishedAt) {}
}
