package org.yizhan.station.catalog;

import org.yizhan.platform.config.ConfigException;

/**
 * How the menu is kept.
 *
 * @param priceNoticeDays days between the publication of a price and the first day on which it is
 *     taken: no price rises at will, all are published (随意涨价、明码标价 [001 §30], S01); the number is
 *     the station's own
 */
public record CatalogConfig(int priceNoticeDays) {
  public CatalogConfig {
    if (priceNoticeDays < 1 || priceNoticeDays > 90) {
      throw new ConfigException("catalog.priceNoticeDays", "must be between 1 and 90");
    }
  }
}
