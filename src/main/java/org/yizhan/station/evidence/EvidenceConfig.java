package org.yizhan.station.evidence;

import org.yizhan.platform.config.ConfigException;

/**
 * Evidence files.
 *
 * @param limitBytes larger files are refused with 413
 */
public record EvidenceConfig(int limitBytes) {
  public EvidenceConfig {
    if (limitBytes < 10_000 || limitBytes > 50_000_000) {
      throw new ConfigException("evidence.limitBytes", "must be between 10000 and 50000000");
    }
  }
}
