/** What residents take home on paper: tickets and numbers, printed beside the kiosk (S02). */
@NullMarked
package org.yizhan.station.printing;

import org.jspecify.annotations.NullMarked;
