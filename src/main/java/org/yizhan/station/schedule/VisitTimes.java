package org.yizhan.station.schedule;

/**
 * When visits may be.
 *
 * @param opening the hours of each day
 */
public record VisitTimes(ScheduleConfig config, OpeningHours opening) {}
