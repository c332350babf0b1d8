package org.yizhan.station.dispatch.plan;

/**
 * What every search needs beside the problem.
 *
 * @param budget when to stop
 * @param seed of the random numbers
 * @param watcher hears of progress and may cancel
 */
public record Search(Budget budget, long seed, Watcher watcher) {}
