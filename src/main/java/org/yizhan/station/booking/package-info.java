/** Holds, bookings and tickets (S02). */
@NullMarked
package org.yizhan.station.booking;

import org.jspecify.annotations.NullMarked;
