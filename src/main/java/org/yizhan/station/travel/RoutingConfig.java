package org.yizhan.station.travel;

import java.time.Duration;
import org.yizhan.platform.config.ConfigException;

/**
 * A service that knows the streets; none is needed.
 *
 * @param url of a server with the table service of OSRM ({@code project-osrm.org}); empty for none
 * @param profile how it is to travel, as that server names it
 * @param longitude where the station stands, degrees east (WGS 84)
 * @param latitude degrees north
 * @param timeoutSeconds an answer that takes longer is not waited for
 */
public record RoutingConfig(
    String url, String profile, double longitude, double latitude, int timeoutSeconds) {
  /** Beyond these a metre east has no length in degrees worth speaking of. */
  private static final double FARTHEST_NORTH = 80;

  public RoutingConfig {
    if (!url.isEmpty() && !url.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
      throw new ConfigException("travel.routing.url", "must look like https://routes.example");
    }
    if (!profile.matches("[A-Za-z0-9_-]{1,40}")) {
      throw new ConfigException("travel.routing.profile", "must be a name such as foot");
    }
    if (!(Math.abs(longitude) <= 180)) {
      throw new ConfigException("travel.routing.longitude", "must be between -180 and 180");
    }
    if (!(Math.abs(latitude) <= FARTHEST_NORTH)) {
      throw new ConfigException("travel.routing.latitude", "must be between -80 and 80");
    }
    if (!url.isEmpty() && longitude == 0 && latitude == 0) {
      throw new ConfigException(
          "travel.routing.longitude",
          "must say with travel.routing.latitude where the station stands");
    }
    if (timeoutSeconds < 1 || timeoutSeconds > 60) {
      throw new ConfigException("travel.routing.timeoutSeconds", "must be between 1 and 60");
    }
  }

  /** Whether there is a service to ask. */
  boolean enabled() {
    return !url.isEmpty();
  }

  Duration timeout() {
    return Duration.ofSeconds(timeoutSeconds);
  }
}
