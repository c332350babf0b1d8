/** Sample data: a station with invented names. */
@NullMarked
package org.yizhan.station.sample;

import org.jspecify.annotations.NullMarked;
