/** Companies, workers, skills and devices. */
@NullMarked
package org.yizhan.station.workforce;

import org.jspecify.annotations.NullMarked;
