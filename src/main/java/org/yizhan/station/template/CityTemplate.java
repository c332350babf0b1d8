package org.yizhan.station.template;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * A service as the city wants it offered.
 *
 * @param id of this version
 * @param code by which versions of the same service are known
 * @param version from 1 on
 * @param durationMinutes length of a visit
 * @param guideFen price of one visit that the programme advises, fen; absent where it advises none
 * @param validFrom first day on which it holds
 * @param publishedAt by the hub's clock
 */
record CityTemplate(
    UUID id,
    String code,
    int version,
    String category,
    Text name,
    Text includes,
    Text excludes,
    int durationMinutes,
    @Nullable Long guideFen,
    LocalDate validFrom,
    Instant publishedAt) {
  CityTemplate {
    requireNonNull(id, "id");
    requireNonNull(code, "code");
    requireNonNull(category, "category");
    requireNonNull(validFrom, "validFrom");
    requireNonNull(publishedAt, "publishedAt");
    for (var text : new Text[] {name, includes, excludes}) {
      requireNonNull(text.zh(), "zh");
      requireNonNull(text.en(), "en");
    }
    if (version < 1 || durationMinutes < 1 || (guideFen != null && guideFen < 0)) {
      throw new IllegalArgumentException("A template's numbers are positive");
    }
  }

  /**
   * Which service follows a template.
   *
   * @param version that was adopted last
   */
  record Adoption(String code, UUID service, int version) {}
}
