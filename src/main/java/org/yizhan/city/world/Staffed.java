package org.yizhan.city.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true of companies and workers; stations can be added.
 *
 * @param staffBased companies of which more than half are staff
 * @param inYear workers who were trained within a year
 */
public record Staffed(
    long companies,
    long staffBased,
    long workers,
    long staff,
    long educated,
    long trained,
    long refreshed,
    long inYear,
    long examined) {
  /** Of no station. */
  public static final Staffed NONE = new Staffed(0, 0, 0, 0, 0, 0, 0, 0, 0);

  Staffed plus(Staffed other) {
    return new Staffed(
        companies + other.companies,
        staffBased + other.staffBased,
        workers + other.workers,
        staff + other.staff,
        educated + other.educated,
        trained + other.trained,
        refreshed + other.refreshed,
        inYear + other.inYear,
        examined + other.examined);
  }

  /** By the names and definitions of {@code src/docs/figures.md}; absent where there is nobody. */
  public Map<String, @Nullable Double> indicators() {
    var indicators = new LinkedHashMap<String, @Nullable Double>();
    indicators.put("staff-based", workers == 0 ? null : (double) staffBased);
    indicators.put("staff", share(staff));
    indicators.put("registered", workers == 0 ? null : (double) workers);
    indicators.put("educated", share(educated));
    indicators.put("trained-in-year", workers == 0 ? null : (double) inYear);
    indicators.put("trained", share(trained));
    indicators.put("refreshed", share(refreshed));
    indicators.put("examined", share(examined));
    return indicators;
  }

  private @Nullable Double share(long part) {
    return workers == 0 ? null : (double) part / workers;
  }
}
