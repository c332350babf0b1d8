package org.yizhan.station.queue;

import java.time.Instant;

/**
 * A place in the queue, as whoever took it may know it.
 *
 * @param number as it is called, such as A017
 * @param ahead how many would be called before
 */
public record Place(String number, Purpose purpose, Instant takenAt, int ahead) {}
