package org.yizhan.hub;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.yizhan.hub.access.AccessConfig;
import org.yizhan.hub.enrolment.EnrolmentConfig;
import org.yizhan.hub.exchange.ExchangeConfig;
import org.yizhan.hub.log.LogConfig;
import org.yizhan.hub.overview.LivenessConfig;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.platform.db.DatabaseConfig;
import org.yizhan.platform.http.HttpConfig;

/**
 * A hub's configuration; {@code config/hub.yaml} explains every key.
 *
 * @param zone IANA time zone in which days begin
 * @param drainSeconds a node that is told to stop still serves for this long and says that it is
 *     not ready, so that a balancer sends callers to others
 */
public record HubConfig(
    String zone,
    int drainSeconds,
    HttpConfig http,
    DatabaseConfig database,
    AccessConfig access,
    EnrolmentConfig enrolment,
    ExchangeConfig exchange,
    LogConfig log,
    LivenessConfig liveness) {
  /** How long after a station that only waits was heard it is seen, and as much again. */
  private static final int WRITTEN_SECONDS = 2;

  public HubConfig {
    try {
      var _ = ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new ConfigException("zone", "must be an IANA time zone such as Asia/Shanghai");
    }
    if (drainSeconds < 0 || drainSeconds > 30) {
      throw new ConfigException("drainSeconds", "must be between 0 and 30");
    }
    if (exchange.waitSeconds() + WRITTEN_SECONDS > liveness.lateSeconds()) {
      throw new ConfigException(
          "liveness.lateSeconds",
          "must be at least "
              + WRITTEN_SECONDS
              + " more than exchange.waitSeconds, or a station that waits for news would be late");
    }
  }

  /** The zone in which days begin. */
  public ZoneId zoneId() {
    return ZoneId.of(zone);
  }
}
