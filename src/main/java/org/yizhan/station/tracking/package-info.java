/** What devices report about visits, over MQTT (S11). */
@NullMarked
package org.yizhan.station.tracking;

import org.jspecify.annotations.NullMarked;
