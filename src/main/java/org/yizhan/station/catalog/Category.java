package org.yizhan.station.catalog;

import org.yizhan.platform.text.Text;

/**
 * A group of services.
 *
 * @param pictogram name of the drawing the kiosk shows
 */
public record Category(String code, Text name, String pictogram) {}
