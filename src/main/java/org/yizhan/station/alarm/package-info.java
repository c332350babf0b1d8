/**
 * What somebody has to look after now: raised by the facts and the clock, closed by a person or by
 * the facts.
 */
@NullMarked
package org.yizhan.station.alarm;

import org.jspecify.annotations.NullMarked;
