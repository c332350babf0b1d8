package org.yizhan.hub.district;

import java.util.UUID;
import org.yizhan.platform.text.Text;

/**
 * A part of the city.
 *
 * @param stations how many belong to it
 */
record District(UUID id, long version, Text name, long stations) {}
