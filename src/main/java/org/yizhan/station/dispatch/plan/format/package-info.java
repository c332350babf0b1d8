/** Public benchmark instances, read into the planner's problem, and the command that plans one. */
@NullMarked
package org.yizhan.station.dispatch.plan.format;

import org.jspecify.annotations.NullMarked;
