/** What the city tells the station (S27, S28). */
@NullMarked
package org.yizhan.station.announcement;

import org.jspecify.annotations.NullMarked;
