/** Who works when: patterns, the shifts made from them, and the calendar (S09, S34). */
@NullMarked
package org.yizhan.station.roster;

import org.jspecify.annotations.NullMarked;
