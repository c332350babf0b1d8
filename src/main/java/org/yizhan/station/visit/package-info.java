/** Visits: what happens at one address in one slot. */
@NullMarked
package org.yizhan.station.visit;

import org.jspecify.annotations.NullMarked;
