package org.yizhan.hub.exchange;

import org.yizhan.platform.config.ConfigException;

/**
 * The exchange with stations.
 *
 * @param waitSeconds a call with nothing to send is answered after this at the latest
 */
public record ExchangeConfig(int waitSeconds) {
  public ExchangeConfig {
    if (waitSeconds < 0 || waitSeconds > 30) {
      throw new ConfigException("exchange.waitSeconds", "must be between 0 and 30");
    }
  }
}
