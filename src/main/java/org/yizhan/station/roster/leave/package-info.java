/** Who is away: time off, sick calls, and how many may be away at once (S09, S34). */
@NullMarked
package org.yizhan.station.roster.leave;

import org.jspecify.annotations.NullMarked;
