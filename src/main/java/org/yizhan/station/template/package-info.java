/** Services as the city wants them offered, and what the station makes of them (S01, S27). */
@NullMarked
package org.yizhan.station.template;

import org.jspecify.annotations.NullMarked;
