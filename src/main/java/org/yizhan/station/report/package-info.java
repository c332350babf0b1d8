/** Reporting to the city hub (S28). */
@NullMarked
package org.yizhan.station.report;

import org.jspecify.annotations.NullMarked;
