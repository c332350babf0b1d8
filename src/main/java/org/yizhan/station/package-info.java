/** The station's wiring; the features are the packages below. */
@NullMarked
package org.yizhan.station;

import org.jspecify.annotations.NullMarked;
