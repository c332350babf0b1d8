package org.yizhan.station.report;

import java.time.Duration;
import org.yizhan.platform.config.ConfigException;

/**
 * The link to the city's hub.
 *
 * @param url where the hub is, such as {@code https://hub.example}; empty for no hub
 * @param enrolmentCode one-time code from the city; needed only until the hub knows the station
 * @param waitSeconds how long the hub may keep a call that has nothing to send
 * @param timeoutSeconds a call without an answer this long, beyond what it may wait, counts as
 *     failed
 * @param backOffSeconds longest pause between tries while the hub is away
 */
public record HubLinkConfig(
    String url, String enrolmentCode, int waitSeconds, int timeoutSeconds, int backOffSeconds) {
  public HubLinkConfig {
    if (!url.isEmpty() && !url.matches("https?://[^/]+/?")) {
      throw new ConfigException("hub.url", "must look like https://hub.example");
    }
    if (waitSeconds < 1 || waitSeconds > 30) {
      throw new ConfigException("hub.waitSeconds", "must be between 1 and 30");
    }
    if (timeoutSeconds < 1) {
      throw new ConfigException("hub.timeoutSeconds", "must be at least 1");
    }
    if (backOffSeconds < 1) {
      throw new ConfigException("hub.backOffSeconds", "must be at least 1");
    }
  }

  /** Whether there is a hub to report to. */
  public boolean enabled() {
    return !url.isEmpty();
  }

  String endpoint(String path) {
    return url.replaceFirst("/$", "") + path;
  }

  Duration timeout() {
    return Duration.ofSeconds(timeoutSeconds);
  }

  Duration longestBackOff() {
    return Duration.ofSeconds(backOffSeconds);
  }
}
