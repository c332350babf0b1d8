/**
 * The day planner's core: which worker does which visit, in which order and when.
 *
 * <p>{@link org.yizhan.station.dispatch.plan.Problem} is the one model of a day: tasks with places,
 * windows and durations, workers with shifts, who may do what, what is pinned, what was already
 * announced. It is flat arrays of ints and knows neither residents nor skills, so the same core
 * plans the station's day and the public benchmark instances of {@code plan.format}. {@link
 * org.yizhan.station.dispatch.plan.PlanChecker} judges any plan from the problem alone.
 *
 * <p>Two strategies, both anytime, chosen by {@link org.yizhan.station.dispatch.plan.Planner}:
 *
 * <ul>
 *   <li><b>Ruin and recreate</b> where windows are hard, as in the station. {@code Routes} keeps
 *       for each task its earliest and latest start, so that {@code BestInsertion} tests a position
 *       in constant time; {@code Ruin} takes strings of tasks out of neighbouring routes, {@code
 *       Recreate} puts them back greedily, and annealing decides. A crew visit's time is settled
 *       when it is inserted, which keeps routes independent of each other.
 *   <li><b>Order annealing</b> where lateness is paid for and crews make routes wait for each
 *       other. {@code KeyedRoutes} holds all visits in one order, {@code Timetable} turns it into
 *       times and after a move works out again only what the move reaches, {@code OrderMoves} are
 *       the moves.
 * </ul>
 *
 * <p>Nothing here is an I/O, a framework or a clock: the only time a search sees is its {@link
 * org.yizhan.station.dispatch.plan.Budget}, CPU time from a source passed in, or iterations, with
 * which the same seed gives the same plan anywhere.
 */
@NullMarked
package org.yizhan.station.dispatch.plan;

import org.jspecify.annotations.NullMarked;
