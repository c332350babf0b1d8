/**
 * Companies and workers in numbers, for the indicators of the city's programmes; nobody is named.
 */
@NullMarked
package org.yizhan.station.headcount;

import org.jspecify.annotations.NullMarked;
