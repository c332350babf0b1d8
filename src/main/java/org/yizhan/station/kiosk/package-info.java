/** The touchscreens of the station: pairing, how they are, their printers. */
@NullMarked
package org.yizhan.station.kiosk;

import org.jspecify.annotations.NullMarked;
