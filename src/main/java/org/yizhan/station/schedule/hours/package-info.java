/** How long and how late somebody may work: dated rules, and their judgement of a week (S09). */
@NullMarked
package org.yizhan.station.schedule.hours;

import org.jspecify.annotations.NullMarked;
