package org.yizhan.station.visit;

import java.time.Instant;

/** When a visit is expected to begin and end, which is later than was booked. */
public record Estimate(Instant start, Instant end) {}
