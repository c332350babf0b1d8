package org.yizhan.hub.exchange;

import org.yizhan.platform.config.ConfigException;

/**
 * The exchange with stations.
 *
 * @param waitSeconds a call with nothing to send is answered after this at the latest
 * @param largeAtOnce so many calls with more than 16 KiB are taken at once; others are told to come
 *     again
 */
public record ExchangeConfig(int waitSeconds, int largeAtOnce) {
  public ExchangeConfig {
    if (waitSeconds < 0 || waitSeconds > 30) {
      throw new ConfigException("exchange.waitSeconds", "must be between 0 and 30");
    }
    if (largeAtOnce < 1) {
      throw new ConfigException("exchange.largeAtOnce", "must be at least 1");
    }
  }
}
