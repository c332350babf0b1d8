/** When a worker is free: shifts, the one table of occupancies, and the slots that follow (S03). */
@NullMarked
package org.yizhan.station.schedule;

import org.jspecify.annotations.NullMarked;
