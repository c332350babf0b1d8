package org.yizhan.station.queue;

import java.time.Instant;

/**
 * A number that was called aloud.
 *
 * @param seq grows with every call, so that a board knows what it has not yet said
 */
public record Call(long seq, int number, int desk, Instant at) {}
