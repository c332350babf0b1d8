package org.yizhan.station.dispatch.plan;

/**
 * A visit for two different workers.
 *
 * @param first task that starts first, or at once with the other
 * @param second task of the other worker
 * @param minGap least time from the first start to the second
 * @param maxGap most time from the first start to the second
 */
public record Crew(int first, int second, int minGap, int maxGap) {}
