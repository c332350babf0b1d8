/**
 * Plans of a day: the station's visits and workers put before the planner's core, and what it found
 * shown as a difference and applied.
 *
 * <p>{@link org.yizhan.station.dispatch.day.DayBook} reads a day, {@link
 * org.yizhan.station.dispatch.day.DayProblem} puts it into the core's words, {@link
 * org.yizhan.station.dispatch.day.DayRepair} holds what came back against the schedule's own rules,
 * {@link org.yizhan.station.dispatch.day.Planning} keeps the runs, {@link
 * org.yizhan.station.dispatch.day.DayPlans} the finished plans.
 */
@NullMarked
package org.yizhan.station.dispatch.day;

import org.jspecify.annotations.NullMarked;
